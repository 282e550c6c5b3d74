package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * A transient event: typing, presence, or a changed block list.
 * @param kind {@link #TYPING}, {@link #ONLINE}, {@link #OFFLINE} or {@link #BLOCKS}
 * @param chatId the chat of a typing event; null for the other kinds
 * @param at when it happened
 * @param instance the chat-service process that reports it: a user is online while at least one process reports so;
 * null where irrelevant
 */
public record SignalEvent(
        @JsonProperty("kind") String kind,
        @JsonProperty("user_id") UUID userId,

        @JsonProperty("chat_id") @JsonInclude(JsonInclude.Include.NON_NULL)
        UUID chatId,

        @JsonProperty("at") Instant at,

        @JsonProperty("instance") @JsonInclude(JsonInclude.Include.NON_NULL)
        String instance) {

    public static final String TYPING = "typing";
    public static final String ONLINE = "online";
    public static final String OFFLINE = "offline";
    public static final String BLOCKS = "blocks";

    public SignalEvent {
        requireNonNull(kind, "kind");
        requireNonNull(userId, "user_id");
        requireNonNull(at, "at");
    }

    public SignalEvent(String kind, UUID userId, UUID chatId, Instant at) {
        this(kind, userId, chatId, at, null);
    }
}
