package dev.rivulet.chat.chats;

import dev.rivulet.chat.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;

/**
 * The last change of a chat.
 *
 * @param revision grows by one with each change
 * @param micros microseconds since 1970, later than every earlier change: the write time of the derived rows, so that a
 *     delayed write of an earlier change cannot undo a later one
 * @param joining members added by this change
 * @param leaving members removed by this change: they left, were removed, or deleted their account
 * @param propagated whether Kafka and the derived rows have this change
 */
public record ChatChange(long revision, long micros, Set<UserId> joining, Set<UserId> leaving, boolean propagated) {

    public ChatChange {
        joining = Set.copyOf(joining);
        leaving = Set.copyOf(leaving);
    }

    static ChatChange first(Collection<UserId> joining, Instant now) {
        return new ChatChange(1, micros(now), Set.copyOf(joining), Set.of(), false);
    }

    /** The next change, later than this one even if the clock was set back. */
    ChatChange next(Collection<UserId> joining, Collection<UserId> leaving, Instant now) {
        long later = Math.max(micros + 1, micros(now));
        return new ChatChange(revision + 1, later, Set.copyOf(joining), Set.copyOf(leaving), false);
    }

    /** Whether the instance that made this change had enough time to propagate it. */
    boolean abandoned(Instant now) {
        return !propagated && micros(now) - micros > 5_000_000;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
