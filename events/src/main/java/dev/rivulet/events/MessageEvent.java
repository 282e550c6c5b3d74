package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that is in history. It may arrive more than once: consumers go by its id.
 *
 * @param messageId a version 1 UUID; the order of a chat is the order of their timestamps, never of their text
 * @param fromName the sender's name when it was sent
 * @param body plain text, 1 to 4,000 code points; never markup
 * @param sentAt the time within {@code messageId}, to the millisecond
 */
public record MessageEvent(
        @JsonProperty("message_id") UUID messageId,
        @JsonProperty("chat_id") UUID chatId,
        @JsonProperty("from_user") UUID fromUser,
        @JsonProperty("from_name") String fromName,
        @JsonProperty("body") String body,
        @JsonProperty("sent_at") Instant sentAt) {

    public MessageEvent {
        requireNonNull(messageId, "message_id");
        requireNonNull(chatId, "chat_id");
        requireNonNull(fromUser, "from_user");
        requireNonNull(fromName, "from_name");
        requireNonNull(body, "body");
        requireNonNull(sentAt, "sent_at");
        if (messageId.version() != 1) {
            throw new IllegalArgumentException("message_id is not a time-based UUID: " + messageId);
        }
    }
}
