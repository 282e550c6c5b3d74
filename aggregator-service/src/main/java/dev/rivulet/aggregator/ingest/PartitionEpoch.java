package dev.rivulet.aggregator.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.TopicPartition;

/**
 * One tenure of a partition: from its assignment, or from a rewind, until it is taken away or rewound again. What was
 * read in an ended tenure is dropped wherever it is met, since it is read again, by us or by the next owner.
 *
 * <p>The watermark is the offset to go on from after a crash: everything below it is settled. It is what may be
 * committed. Only the consumer's thread calls the methods of this class, except {@link #end()}, {@link #fail()} and
 * their questions.
 */
final class PartitionEpoch {

    private static final long NOTHING = -1;

    private final TopicPartition name;
    private final Deque<PendingOffset> offsets = new ArrayDeque<>();
    private long pendingBytes;
    private long watermark = NOTHING;
    private long committed = NOTHING;
    private volatile boolean ended;
    private volatile boolean failed;

    PartitionEpoch(TopicPartition name) {
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

    /** Moves the watermark over the settled slots at the head, and says whether there is something to commit. */
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

    /** Whether there is nothing to wait for. What Camel has left when it was stopped is read again. */
    boolean isAcknowledged() {
        return offsets.stream().noneMatch(PendingOffset::isInRoute);
    }

    /** Where a new tenure has to begin. Only asked after a failure, which leaves an unsettled slot behind. */
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

    /** Ends the tenure and asks for a rewind. */
    void fail() {
        ended = true;
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }
}
