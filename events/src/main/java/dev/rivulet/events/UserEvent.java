package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * A user as everybody may see them; on {@link Topics#USERS}, where a null value says that the user is gone.
 *
 * @param username the name to show, in the case its owner chose
 * @param createdAt when the account was made; null where it was not told
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

    /** A user of whom it is not told since when. */
    public UserEvent(UUID userId, String username) {
        this(userId, username, null);
    }
}
