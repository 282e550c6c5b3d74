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
 * @param micros when it was, in microseconds since 1970, and later than every change before: it is the write time of
 *     the rows that are derived from the chat, so that an earlier change that is late can't undo a later one
 * @param joining who came with it
 * @param leaving who went with it, whether they left, were removed, or their account is gone
 * @param propagated whether Kafka and the derived rows are known to have it
 */
public record ChatChange(long revision, long micros, Set<UserId> joining, Set<UserId> leaving, boolean propagated) {

    public ChatChange {
        joining = Set.copyOf(joining);
        leaving = Set.copyOf(leaving);
    }

    static ChatChange first(Collection<UserId> joining, Instant now) {
        return new ChatChange(1, micros(now), Set.copyOf(joining), Set.of(), false);
    }

    /** The change after this one, though the clock may have gone back. */
    ChatChange next(Collection<UserId> joining, Collection<UserId> leaving, Instant now) {
        long later = Math.max(micros + 1, micros(now));
        return new ChatChange(revision + 1, later, Set.copyOf(joining), Set.copyOf(leaving), false);
    }

    /** Whether whoever made it should have propagated it by now; else they may be about to. */
    boolean abandoned(Instant now) {
        return !propagated && micros(now) - micros > 5_000_000;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
