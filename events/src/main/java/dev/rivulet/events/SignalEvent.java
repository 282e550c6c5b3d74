package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * What is worth telling only now: that somebody types, is there, or has left, or that whom they block has changed.
 *
 * @param kind {@link #TYPING}, {@link #ONLINE}, {@link #OFFLINE} or {@link #BLOCKS}
 * @param chatId where they type; null for the other kinds
 * @param at when it was so
 * @param instance which run of chat-service says so: somebody is there as long as one of them has them; null where it
 *     does not matter
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
    /** They have blocked somebody, or do no longer: whoever goes by that looks it up. */
    public static final String BLOCKS = "blocks";

    public SignalEvent {
        requireNonNull(kind, "kind");
        requireNonNull(userId, "user_id");
        requireNonNull(at, "at");
    }

    /** A signal of which it does not matter who says so. */
    public SignalEvent(String kind, UUID userId, UUID chatId, Instant at) {
        this(kind, userId, chatId, at, null);
    }
}
