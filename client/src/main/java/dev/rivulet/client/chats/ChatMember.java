package dev.rivulet.client.chats;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** @param readId the last message that the member has read; null if none, or if not reported */
public record ChatMember(UUID id, String username, UUID readId) {

    public ChatMember {
        requireNonNull(id, "id");
        requireNonNull(username, "username");
    }
}
