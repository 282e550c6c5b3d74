package dev.rivulet.chat.inbox;

import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.room.Chat;
import dev.rivulet.chat.user.Names;
import dev.rivulet.chat.user.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A chat as one of its members finds it.
 *
 * @param marks the last message that each person has read
 * @param unread how many messages of others the member has not read
 */
record Entry(
        Chat chat, UserId reader, Names names, Optional<Message> newest, Map<UserId, MessageId> marks, int unread) {

    Entry {
        marks = Map.copyOf(marks);
    }

    /** What the list of chats is ordered by. */
    Instant activity() {
        return newest.map(message -> message.id().sentAt()).orElse(chat.createdAt());
    }
}
