package dev.rivulet.chat.user;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * This service's copy of the users, maintained by {@link UserEventConsumer}: a new user appears a moment after signing
 * up. Methods do not block. Thread-safe.
 */
public interface Users {

    /** The given users who have an account, in the given order; up to ten seconds old. */
    CompletionStage<Map<UserId, User>> find(Collection<UserId> ids);

    /** The given users whose account was deleted, never cached. Excludes unknown users. */
    CompletionStage<Set<UserId>> deleted(Collection<UserId> ids);

    /**
     * Adds a user by the name in their access token if no event about them has arrived yet. Events always take
     * precedence.
     */
    CompletionStage<Void> addIfUnknown(UserId id, String username);

    default CompletionStage<Usernames> names(Collection<UserId> ids) {
        return find(ids).thenApply(found -> {
            Map<UserId, String> names = new LinkedHashMap<>();
            found.forEach((id, user) -> names.put(id, user.username()));
            return new Usernames(names);
        });
    }
}
