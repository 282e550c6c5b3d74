package dev.rivulet.aggregator.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.TopicPartition;

/**
 * One period of owning a partition: from its assignment or a rewind until it is revoked or rewound again. Records of an
 * ended epoch are dropped wherever they are met, because this instance or the next owner reads them again.
 *
 * <p>The watermark is the offset to resume from after a crash: everything below it is acknowledged, so it may be
 * committed. Only the consumer thread calls the methods of this class, except {@link #end()}, {@link #fail()} and their
 * getters.
 */
final class PartitionState {

    private static final long NOTHING = -1;

    private final TopicPartition name;
    private final Deque<PendingOffset> offsets = new ArrayDeque<>();
    private long pendingBytes;
    private long watermark = NOTHING;
    private long committed = NOTHING;
    private volatile boolean ended;
    private volatile boolean failed;

    PartitionState(TopicPartition name) {
        this.name = name;
    }

    TopicPartition name() {
        return name;
    }

    PendingOffset open(long offset, int bytes) {
        PendingOffset pending = new PendingOffset(this, offset, bytes);
        offsets.addLast(pending);
        pendingBytes += bytes;
        return pending;
    }

    /** Moves the watermark past the acknowledged offsets at the head; returns whether there is something to commit. */
    boolean advance() {
        while (!offsets.isEmpty() && offsets.peekFirst().isAcknowledged()) {
            PendingOffset acknowledged = offsets.removeFirst();
            pendingBytes -= acknowledged.bytes();
            // Not the next slot's offset: that one may not have been read yet.
            watermark = acknowledged.offset() + 1;
        }
        return watermark != NOTHING && watermark != committed;
    }

    long watermark() {
        return watermark;
    }

    void committed(long offset) {
        committed = offset;
    }

    int pendingOffsets() {
        return offsets.size();
    }

    Duration oldestPending() {
        PendingOffset oldest = offsets.peekFirst();
        return oldest == null ? Duration.ZERO : oldest.age();
    }

    long pendingBytes() {
        return pendingBytes;
    }

    /** Whether nothing is pending. What Camel had left when it was stopped is read again. */
    boolean isAcknowledged() {
        return offsets.stream().noneMatch(PendingOffset::isInRoute);
    }

    /** The offset at which the next epoch starts. Call only after a failure, which leaves an unacknowledged offset. */
    long rewindTo() {
        advance();
        return offsets.isEmpty() ? watermark : offsets.peekFirst().offset();
    }

    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /** Ends the epoch and requests a rewind. */
    void fail() {
        ended = true;
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }
}
