package dev.rivulet.chat.message;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.ratelimit.SendAttempt;
import dev.rivulet.chat.text.Digests;
import dev.rivulet.chat.user.UserId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What somebody wishes to send: a message but for its id.
 *
 * @param replyTo the message that it answers, or null
 */
record Draft(ChatId chat, UserId from, String fromName, MessageBody body, MessageId replyTo) {

    Message as(MessageId id) {
        return Message.sent(id, chat, from, fromName, body.text(), replyTo);
    }

    SendAttempt attempt(Optional<String> key) {
        return new SendAttempt(from, chat.value(), chat.direct() && !chat.isNotesOf(from), body.text(), key);
    }

    /** SHA-256 of what it says and of what it answers: two wishes with the same are the same. */
    ByteBuffer hash() {
        // No text holds NUL, so no text is taken for another with what it answers.
        String whole = replyTo == null ? body.text() : body.text() + '\0' + replyTo;
        return ByteBuffer.wrap(Digests.sha256(whole));
    }
}
