package dev.rivulet.chat.user;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * This service's own copy of the users, kept by {@link UserEventConsumer}. Somebody new is there a moment after they registered.
 * Nothing blocks. Thread-safe.
 */
public interface Users {

    /** Those of the given people who have an account, in the given order; up to some seconds old. */
    CompletionStage<Map<UserId, User>> find(Collection<UserId> ids);

    /** Those of the given people whose account was deleted, as it is right now. Who is not known at all is not among them. */
    CompletionStage<Set<UserId>> deleted(Collection<UserId> ids);

    /**
     * Tells the name of somebody who is not known yet, as their token says; whatever the topic says of them, before or
     * after, counts more.
     */
    CompletionStage<Void> addIfUnknown(UserId id, String username);

    /** The names of the given people, as {@link #find} has them. */
    default CompletionStage<Usernames> names(Collection<UserId> ids) {
        return find(ids).thenApply(found -> {
            Map<UserId, String> names = new LinkedHashMap<>();
            found.forEach((id, user) -> names.put(id, user.username()));
            return new Usernames(names);
        });
    }
}
