package dev.rivulet.client.chats;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.UUID;

/**
 * A group to create. Creating the same one again, after a failure or a restart, creates it once.
 *
 * @param memberIds the members beside the owner
 * @param idempotencyKey 1 to 64 visible ASCII characters, unique for each group of the owner
 */
public record NewGroup(String name, Set<UUID> memberIds, String idempotencyKey) {

    public NewGroup {
        requireNonNull(name, "name");
        requireNonNull(idempotencyKey, "idempotencyKey");
        memberIds = Set.copyOf(memberIds);
    }

    public static NewGroup of(String name, Set<UUID> memberIds) {
        return new NewGroup(name, memberIds, UUID.randomUUID().toString());
    }
}
