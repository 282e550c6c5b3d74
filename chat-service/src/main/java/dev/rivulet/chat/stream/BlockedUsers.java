package dev.rivulet.chat.stream;

import dev.rivulet.chat.user.UserId;
import java.util.HashSet;
import java.util.Set;

/** Whom somebody has blocked, as far as it was read; answers may overtake each other. Guarded by the hub. */
final class BlockedUsers {
    private Set<UserId> users = Set.of();
    private int asked;
    private int answered;
    private boolean unsure;

    boolean contains(UserId user) {
        return users.contains(user);
    }

    /** @return the number of the question, which its answer has to give back; 0 is that of the first */
    int ask() {
        unsure = false;
        return ++asked;
    }

    /** @return those by whom it differs from before; none where a later question was answered already */
    Set<UserId> answered(int question, Set<UserId> now) {
        if (question < answered) {
            return Set.of();
        }
        Set<UserId> changed = new HashSet<>(users);
        changed.removeIf(now::contains);
        now.stream().filter(user -> !users.contains(user)).forEach(changed::add);
        users = Set.copyOf(now);
        answered = question;
        return changed;
    }

    void failed() {
        unsure = true;
    }

    boolean isUnsure() {
        return unsure;
    }
}
