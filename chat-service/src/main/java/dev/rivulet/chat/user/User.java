package dev.rivulet.chat.user;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who has an account.
 *
 * @param createdAt since when; empty where it was not told
 */
public record User(UserId id, String username, Optional<Instant> createdAt) {

    public User {
        requireNonNull(id, "id");
        requireNonNull(username, "username");
        requireNonNull(createdAt, "createdAt");
    }
}
