package dev.rivulet.chat.subscriber;

import dev.rivulet.chat.user.UserId;
import java.util.HashSet;
import java.util.Set;

/**
 * The users that one user has blocked, as last read. Answers may arrive out of order. Not thread-safe.
 */
public final class BlockedUsers {
    private Set<UserId> users = Set.of();
    private int asked;
    private int answered;
    private boolean unsure;

    public boolean contains(UserId user) {
        return users.contains(user);
    }

    /** @return the number of the request, for its answer; the first is 0 */
    public int ask() {
        unsure = false;
        return ++asked;
    }

    /** @return the users whose block changed; none if a later request was answered already */
    public Set<UserId> answered(int request, Set<UserId> now) {
        if (request < answered) {
            return Set.of();
        }
        Set<UserId> changed = new HashSet<>(users);
        changed.removeIf(now::contains);
        now.stream().filter(user -> !users.contains(user)).forEach(changed::add);
        users = Set.copyOf(now);
        answered = request;
        return changed;
    }

    public void failed() {
        unsure = true;
    }

    public boolean isUnsure() {
        return unsure;
    }
}
