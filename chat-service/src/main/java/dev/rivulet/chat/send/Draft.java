package dev.rivulet.chat.send;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageBody;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.ratelimit.SendAttempt;
import dev.rivulet.chat.text.Digests;
import dev.rivulet.chat.user.UserId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A message without its id.
 *
 * @param replyTo the message it replies to, or null
 */
record Draft(ChatId chat, UserId from, String fromName, MessageBody body, MessageId replyTo) {

    Message as(MessageId id) {
        return Message.sent(id, chat, from, fromName, body.text(), replyTo);
    }

    SendAttempt attempt(Optional<String> key) {
        return new SendAttempt(from, chat.value(), chat.direct() && !chat.isNotesOf(from), body.text(), key);
    }

    /** SHA-256 of the text and {@code replyTo}, which tells a retry from another message with the same key. */
    ByteBuffer hash() {
        // NUL is a safe separator because texts cannot contain it.
        String whole = replyTo == null ? body.text() : body.text() + '\0' + replyTo;
        return ByteBuffer.wrap(Digests.sha256(whole));
    }
}
