package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * A member's read position in a chat; the record with the later message wins.
 * @param messageId the last message that the member has seen, a version 1 UUID
 */
public record ReadPositionEvent(
        @JsonProperty("chat_id") UUID chatId,
        @JsonProperty("user_id") UUID userId,
        @JsonProperty("message_id") UUID messageId) {

    public ReadPositionEvent {
        requireNonNull(chatId, "chat_id");
        requireNonNull(userId, "user_id");
        requireNonNull(messageId, "message_id");
        if (messageId.version() != 1) {
            throw new IllegalArgumentException("message_id is not a time-based UUID: " + messageId);
        }
    }
}
