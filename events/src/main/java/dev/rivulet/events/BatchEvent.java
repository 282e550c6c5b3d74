package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * The messages of one chat that were sent or changed within a window.
 * @param messages at least one, oldest first, without duplicates, each in its latest state, all of {@code chatId}
 * @param firstId the id of the oldest
 * @param lastId the id of the newest
 */
public record BatchEvent(
        @JsonProperty("chat_id") UUID chatId,
        @JsonProperty("messages") List<MessageEvent> messages,
        @JsonProperty("first_id") UUID firstId,
        @JsonProperty("last_id") UUID lastId) {

    public BatchEvent {
        requireNonNull(chatId, "chat_id");
        messages = List.copyOf(requireNonNull(messages, "messages"));
        requireNonNull(firstId, "first_id");
        requireNonNull(lastId, "last_id");
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a batch holds at least one message");
        }
    }
}
