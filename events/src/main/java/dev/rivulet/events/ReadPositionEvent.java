package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * A member's read position in a chat; the record with the later message wins.
 * @param messageId the last message that the member has seen, a version 1 UUID
 * @param hidden whether nobody but the member may see it, because of a block
 */
public record ReadPositionEvent(
        @JsonProperty("chat_id") UUID chatId,
        @JsonProperty("user_id") UUID userId,
        @JsonProperty("message_id") UUID messageId,

        @JsonProperty("hidden") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean hidden) {

    public ReadPositionEvent {
        requireNonNull(chatId, "chat_id");
        requireNonNull(userId, "user_id");
        requireNonNull(messageId, "message_id");
        if (messageId.version() != 1) {
            throw new IllegalArgumentException("message_id is not a time-based UUID: " + messageId);
        }
    }

    public ReadPositionEvent(UUID chatId, UUID userId, UUID messageId) {
        this(chatId, userId, messageId, false);
    }
}
