package dev.rivulet.client.messages;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The state of a message.
 *
 * @param fromName empty once the sender's account is deleted
 * @param body plain text, untrusted; empty if deleted
 * @param revision 0 as sent; of two states the one with the higher revision is current
 * @param replyTo the message of the same chat that it replies to, or null
 * @param editedAt null if never edited
 * @param deletedAt null unless deleted
 * @param reactions one emoji per user, by user id
 */
public record ChatMessage(
        UUID messageId,
        UUID chatId,
        UUID fromUser,
        String fromName,
        String body,
        Instant sentAt,
        long revision,
        UUID replyTo,
        Instant editedAt,
        Instant deletedAt,
        Map<UUID, String> reactions) {

    public ChatMessage {
        requireNonNull(messageId, "message_id");
        requireNonNull(chatId, "chat_id");
        requireNonNull(fromUser, "from_user");
        requireNonNull(body, "body");
        requireNonNull(sentAt, "sent_at");
        fromName = requireNonNullElse(fromName, "");
        reactions = Map.copyOf(requireNonNullElse(reactions, Map.of()));
    }

    /** Not a field of the API, so not one of its JSON. */
    @JsonIgnore
    public boolean isDeleted() {
        return deletedAt != null;
    }
}
