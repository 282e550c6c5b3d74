package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.store.WriteOutcome;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** When to retry: later with each failure in a row, with jitter, so that partitions do not retry in step. */
final class Backoff {

    private final LongSupplier nanoClock;
    private final DoubleSupplier random;
    private int failures;
    private long notBefore;

    Backoff(LongSupplier nanoClock, DoubleSupplier random) {
        this.nanoClock = nanoClock;
        this.random = random;
        this.notBefore = nanoClock.getAsLong();
    }

    Backoff() {
        this(System::nanoTime, Math::random);
    }

    void reset() {
        failures = 0;
        notBefore = nanoClock.getAsLong();
    }

    void failed(WriteOutcome outcome) {
        Duration most = most(outcome);
        long bound = Math.min(most.toNanos(), first(outcome).toNanos() << Math.min(failures, 20));
        failures++;
        notBefore = nanoClock.getAsLong() + (long) (bound * (0.5 + random.getAsDouble() / 2));
    }

    /** Zero once it is time. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, notBefore - nanoClock.getAsLong()));
    }

    private static Duration first(WriteOutcome outcome) {
        return switch (outcome) {
            case CONFLICT, CONTENDED -> Duration.ofMillis(20);
            // What Google asks for: it does not become less by asking more often.
            case EXHAUSTED -> Duration.ofSeconds(1);
            default -> Duration.ofMillis(100);
        };
    }

    private static Duration most(WriteOutcome outcome) {
        return switch (outcome) {
            case CONFLICT, CONTENDED -> Duration.ofSeconds(1);
            case EXHAUSTED -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(5);
        };
    }
}
