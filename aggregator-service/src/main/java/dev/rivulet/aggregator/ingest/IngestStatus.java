package dev.rivulet.aggregator.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The last known state of the consumer thread, for health checks and metrics on other threads. */
@Singleton
class IngestStatus {

    /** A poll takes milliseconds, a revocation at most the flush timeout. */
    private static final Duration STALLED_AFTER = Duration.ofSeconds(30);

    /** A window lasts at most a minute; a failed batch is read again, which restarts the time. */
    private static final Duration MAX_PENDING = Duration.ofMinutes(3);

    private final Clock clock;
    private volatile boolean member;
    private volatile int partitions;
    private volatile int pendingOffsets;
    private volatile Instant lastPoll;
    private volatile Duration oldestPending = Duration.ZERO;
    private volatile boolean dead;

    IngestStatus(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.lastPoll = clock.instant();
        Gauge.builder("rivulet.ingest.pending.messages", () -> pendingOffsets)
                .description("Messages read and not yet in an acknowledged batch")
                .register(metrics);
        Gauge.builder("rivulet.ingest.partitions", () -> partitions)
                .description("Partitions this instance holds")
                .register(metrics);
    }

    void joined(int assigned) {
        partitions = assigned;
        member = true;
    }

    void left() {
        partitions = 0;
        member = false;
    }

    /** @param oldest the age of the oldest unacknowledged offset */
    void polled(int pending, Duration oldest) {
        pendingOffsets = pending;
        oldestPending = oldest;
        lastPoll = clock.instant();
    }

    /** The consumer thread met an error that it cannot recover from. */
    void died() {
        dead = true;
    }

    /** Whether this instance is in the group; with more instances than partitions, it may hold none. */
    boolean isMember() {
        return member;
    }

    int partitions() {
        return partitions;
    }

    int pendingOffsets() {
        return pendingOffsets;
    }

    boolean isLive() {
        return !dead && isPolling() && oldestPending.compareTo(MAX_PENDING) < 0;
    }

    Duration oldestPending() {
        return oldestPending;
    }

    Duration sinceLastPoll() {
        return Duration.between(lastPoll, clock.instant());
    }

    private boolean isPolling() {
        return sinceLastPoll().compareTo(STALLED_AFTER) < 0;
    }
}
