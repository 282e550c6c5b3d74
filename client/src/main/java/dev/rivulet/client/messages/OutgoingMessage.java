package dev.rivulet.client.messages;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A message to send. Sending the same one again, after a failure or a restart, stores it once.
 *
 * @param body 1 to 4,000 code points
 * @param replyTo a message of the same chat, or null
 * @param idempotencyKey 1 to 64 visible ASCII characters, unique for each message of the sender
 */
public record OutgoingMessage(String body, UUID replyTo, String idempotencyKey) {

    public OutgoingMessage {
        requireNonNull(body, "body");
        requireNonNull(idempotencyKey, "idempotencyKey");
    }

    public static OutgoingMessage of(String body) {
        return new OutgoingMessage(body, null, UUID.randomUUID().toString());
    }

    public OutgoingMessage inReplyTo(UUID message) {
        return new OutgoingMessage(body, message, idempotencyKey);
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + idempotencyKey + "]";
    }
}
