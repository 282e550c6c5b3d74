package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * A user's public data; on {@link Topics#USERS}, where a null value is a deleted user.
 * @param username in the case that its owner chose
 * @param createdAt when the account was created; null if unknown
 */
public record UserEvent(
        @JsonProperty("user_id") UUID userId,
        @JsonProperty("username") String username,

        @JsonProperty("created_at") @JsonInclude(JsonInclude.Include.NON_NULL)
        Instant createdAt) {

    public UserEvent {
        requireNonNull(userId, "user_id");
        requireNonNull(username, "username");
    }

    public UserEvent(UUID userId, String username) {
        this(userId, username, null);
    }
}
