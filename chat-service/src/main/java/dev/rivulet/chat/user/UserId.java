package dev.rivulet.chat.user;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

public record UserId(UUID value) {

    public UserId {
        requireNonNull(value, "user id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
