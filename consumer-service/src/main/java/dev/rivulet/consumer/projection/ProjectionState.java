package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.projection.PartitionWork.Phase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** What the loop last knew, for health checks and metrics, which run on other threads. */
@Singleton
class ProjectionState {

    /** A step waits for Firestore at most some seconds. */
    private static final Duration STALLED_AFTER = Duration.ofSeconds(60);

    private final Clock clock;
    private volatile boolean member;
    private volatile long partitions;
    private volatile long blocked;
    private volatile long rebuilding;
    private volatile Instant lastStep;

    ProjectionState(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.lastStep = clock.instant();
        Gauge.builder("rivulet.projection.partitions", () -> partitions)
                .description("Partition numbers this instance holds")
                .register(metrics);
        Gauge.builder("rivulet.projection.partitions.blocked", () -> blocked)
                .description("Those that wait for Firestore")
                .register(metrics);
        Gauge.builder("rivulet.projection.partitions.rebuilding", () -> rebuilding)
                .description("Those that are read again from the beginning")
                .register(metrics);
    }

    void joined() {
        member = true;
    }

    void left() {
        member = false;
    }

    void stepped(Collection<PartitionWork> works) {
        partitions = works.size();
        blocked = works.stream().filter(PartitionWork::isBlocked).count();
        rebuilding =
                works.stream().filter(work -> work.phase() == Phase.REBUILDING).count();
        lastStep = clock.instant();
    }

    /** In the group, and everything that was read is written. */
    boolean isReady() {
        return member && blocked == 0;
    }

    boolean isStepping() {
        return lastStep.plus(STALLED_AFTER).isAfter(clock.instant());
    }

    long partitions() {
        return partitions;
    }

    long blocked() {
        return blocked;
    }

    long rebuilding() {
        return rebuilding;
    }
}
