package dev.rivulet.aggregator.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the consumer's thread last knew, for health checks and metrics, which run on other threads. */
@Singleton
class IngestState {

    /** A poll takes milliseconds; a handover at most the flush timeout. */
    private static final Duration STALLED_AFTER = Duration.ofSeconds(30);

    private final Clock clock;
    private volatile boolean member;
    private volatile int partitions;
    private volatile int pendingOffsets;
    private volatile Instant lastPoll;

    IngestState(Clock clock, MeterRegistry metrics) {
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

    void polled(int open) {
        pendingOffsets = open;
        lastPoll = clock.instant();
    }

    /** Whether this instance is in the group. It may hold no partition, when there are more instances than those. */
    boolean isMember() {
        return member;
    }

    int partitions() {
        return partitions;
    }

    int pendingOffsets() {
        return pendingOffsets;
    }

    boolean isPolling() {
        return lastPoll.plus(STALLED_AFTER).isAfter(clock.instant());
    }
}
