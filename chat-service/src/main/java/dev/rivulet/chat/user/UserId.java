package dev.rivulet.chat.user;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A user id assigned by auth-service. */
public record UserId(UUID value) {

    public UserId {
        requireNonNull(value, "user id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
