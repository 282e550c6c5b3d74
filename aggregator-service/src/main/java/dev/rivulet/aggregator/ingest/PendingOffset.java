package dev.rivulet.aggregator.ingest;

import java.time.Duration;

/**
 * The offset of a record, from reading it until its result is acknowledged. Opened by the consumer thread, acknowledged
 * by any.
 */
public final class PendingOffset {

    private final PartitionState partition;
    private final long offset;
    private final int bytes;
    private final long openedAt = System.nanoTime();
    private boolean inRoute;
    private volatile boolean acknowledged;

    PendingOffset(PartitionState partition, long offset, int bytes) {
        this.partition = partition;
        this.offset = offset;
        this.bytes = bytes;
    }

    PartitionState partition() {
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

    /** The record enters the route, so that a step of it will acknowledge it. Consumer thread only. */
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

    /** Whether both were read in the same epoch of one partition, so that they may share a batch. */
    public boolean isOfSameEpochAs(PendingOffset other) {
        return partition == other.partition;
    }
}
