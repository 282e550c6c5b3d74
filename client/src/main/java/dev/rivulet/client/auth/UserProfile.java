package dev.rivulet.client.auth;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

public record UserProfile(UUID id, String username) {

    public UserProfile {
        requireNonNull(id, "id");
        requireNonNull(username, "username");
    }
}
