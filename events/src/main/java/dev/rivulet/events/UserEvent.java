package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * A user as everybody may see them; on {@link Topics#USERS}, where a null value says that the user is gone.
 *
 * @param username the name to show, in the case its owner chose
 */
public record UserEvent(
        @JsonProperty("user_id") UUID userId,
        @JsonProperty("username") String username) {

    public UserEvent {
        requireNonNull(userId, "user_id");
        requireNonNull(username, "username");
    }
}
