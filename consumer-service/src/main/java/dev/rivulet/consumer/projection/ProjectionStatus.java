package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.projection.PartitionWork.Phase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;

/** The last known state of the loop, for health checks and metrics on other threads. */
@Singleton
class ProjectionStatus {

    private volatile boolean member;
    private volatile long partitions;
    private volatile long blocked;
    private volatile long rebuilding;

    ProjectionStatus(MeterRegistry metrics) {
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
    }

    /** In the group, and everything that was read is written. */
    boolean isReady() {
        return member && blocked == 0;
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
