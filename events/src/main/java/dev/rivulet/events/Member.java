package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

public record Member(
        @JsonProperty(value = "id", required = true) UUID id,
        @JsonProperty(value = "username", required = true) String username) {

    public Member {
        requireNonNull(id, "id");
        requireNonNull(username, "username");
    }
}
