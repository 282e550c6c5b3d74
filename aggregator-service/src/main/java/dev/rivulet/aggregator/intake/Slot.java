package dev.rivulet.aggregator.intake;

/**
 * The place of one record in its partition, from the moment it was read until what became of it is acknowledged.
 * Opened by the consumer's thread, settled by any.
 */
public final class Slot {

    private final OpenPartition partition;
    private final long offset;
    private final int bytes;
    private boolean taken;
    private volatile boolean settled;

    Slot(OpenPartition partition, long offset, int bytes) {
        this.partition = partition;
        this.offset = offset;
        this.bytes = bytes;
    }

    OpenPartition partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    int bytes() {
        return bytes;
    }

    /** It goes through the route: somebody is going to settle it. Known to the consumer's thread only. */
    void take() {
        taken = true;
    }

    boolean isUnderWay() {
        return taken && !settled;
    }

    boolean isSettled() {
        return settled;
    }

    void settle() {
        settled = true;
    }

    /** Whether both were read in the same tenure of one partition, so that they may share a batch. */
    public boolean isOfSameTenureAs(Slot other) {
        return partition == other.partition;
    }
}
