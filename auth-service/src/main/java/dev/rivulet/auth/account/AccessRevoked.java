package dev.rivulet.auth.account;

import java.util.Optional;
import java.util.UUID;

/**
 * Fired inside the transaction that changes a user's credentials or deletes the account, so that sessions end with it.
 *
 * @param except the one session that goes on
 */
public record AccessRevoked(UUID user, Optional<UUID> except) {

    public static AccessRevoked everywhere(UUID user) {
        return new AccessRevoked(user, Optional.empty());
    }

    public static AccessRevoked elsewhere(UUID user, UUID session) {
        return new AccessRevoked(user, Optional.of(session));
    }
}
