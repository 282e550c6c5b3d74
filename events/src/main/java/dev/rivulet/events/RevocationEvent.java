package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * A session that has ended: its access tokens must be refused. On {@link Topics#REVOCATIONS}.
 *
 * @param until when its last access token has expired, with a margin for clock skew
 */
public record RevocationEvent(
        @JsonProperty("session_id") UUID sessionId,
        @JsonProperty("user_id") UUID userId,
        @JsonProperty("until") Instant until) {

    public RevocationEvent {
        requireNonNull(sessionId, "session_id");
        requireNonNull(userId, "user_id");
        requireNonNull(until, "until");
    }
}
