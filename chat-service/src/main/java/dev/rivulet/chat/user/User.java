package dev.rivulet.chat.user;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** @param createdAt empty if unknown */
public record User(UserId id, String username, Optional<Instant> createdAt) {

    public User {
        requireNonNull(id, "id");
        requireNonNull(username, "username");
        requireNonNull(createdAt, "createdAt");
    }
}
