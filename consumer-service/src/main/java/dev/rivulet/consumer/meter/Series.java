package dev.rivulet.consumer.meter;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last ten minutes in steps. Not thread-safe. */
final class Series {

    static final Duration STEP = Duration.ofSeconds(10);
    static final int MAX_STEPS = 60;

    private final Deque<Step> steps = new ArrayDeque<>();

    record Step(@NotNull Instant at, long messages, long writes) {}

    Series(Instant since) {
        steps.add(new Step(beginning(since), 0, 0));
    }

    void add(Instant now, long messages, long writes) {
        moveTo(now);
        Step current = steps.removeLast();
        steps.addLast(new Step(current.at(), current.messages() + messages, current.writes() + writes));
    }

    /** Oldest first; the last step is not over. */
    List<Step> until(Instant now) {
        moveTo(now);
        return List.copyOf(steps);
    }

    private void moveTo(Instant now) {
        Instant at = beginning(now);
        if (at.isAfter(steps.getLast().at().plus(STEP.multipliedBy(MAX_STEPS)))) {
            steps.clear();
            steps.add(new Step(at.minus(STEP.multipliedBy(MAX_STEPS - 1)), 0, 0));
        }
        while (steps.getLast().at().isBefore(at)) {
            steps.addLast(new Step(steps.getLast().at().plus(STEP), 0, 0));
            if (steps.size() > MAX_STEPS) {
                steps.removeFirst();
            }
        }
    }

    private static Instant beginning(Instant of) {
        return Instant.ofEpochSecond(of.getEpochSecond() / STEP.toSeconds() * STEP.toSeconds());
    }
}
