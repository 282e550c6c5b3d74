package dev.rivulet.aggregator.ingest;

import java.time.Duration;

/**
 * The place of one record in its partition, from the moment it was read until what became of it is acknowledged.
 * Opened by the consumer's thread, settled by any.
 */
public final class PendingOffset {

    private final PartitionEpoch partition;
    private final long offset;
    private final int bytes;
    private final long openedAt = System.nanoTime();
    private boolean inRoute;
    private volatile boolean acknowledged;

    PendingOffset(PartitionEpoch partition, long offset, int bytes) {
        this.partition = partition;
        this.offset = offset;
        this.bytes = bytes;
    }

    PartitionEpoch partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }

    int bytes() {
        return bytes;
    }

    /** It goes through the route: somebody is going to settle it. Known to the consumer's thread only. */
    void enterRoute() {
        inRoute = true;
    }

    boolean isInRoute() {
        return inRoute && !acknowledged;
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    void acknowledge() {
        acknowledged = true;
    }

    /** Whether both were read in the same tenure of one partition, so that they may share a batch. */
    public boolean isOfSameEpochAs(PendingOffset other) {
        return partition == other.partition;
    }
}
