package dev.rivulet.chat.message;

import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.MessageEvent;

/**
 * A message as it was sent.
 *
 * @param fromName the sender's name at that time
 */
public record Message(MessageId id, ChatId chat, UserId from, String fromName, String body) {

    MessageEvent event() {
        return new MessageEvent(id.value(), chat.value(), from.value(), fromName, body, id.sentAt());
    }
}
