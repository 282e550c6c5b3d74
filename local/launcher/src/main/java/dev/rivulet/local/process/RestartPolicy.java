package dev.rivulet.local.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

final class RestartPolicy {

    static final int MOST = 3;
    static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);

    private final Clock clock;
    private final Deque<Instant> recent = new ArrayDeque<>();

    RestartPolicy(Clock clock) {
        this.clock = clock;
    }

    void record() {
        Instant now = clock.instant();
        recent.addLast(now);
        while (!recent.getFirst().plus(WITHIN).isAfter(now)) {
            recent.removeFirst();
        }
    }

    boolean tooMany() {
        return recent.size() >= MOST;
    }

    /** Doubles with every recent death. */
    Duration delay() {
        return FIRST_DELAY.multipliedBy(1L << Math.max(0, recent.size() - 1));
    }
}
