package dev.rivulet.aggregator.ingest;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions assigned to this instance. The consumer thread assigns, opens, advances and revokes; any thread
 * acknowledges and fails.
 */
@Singleton
final class OffsetTracker {

    private final Map<TopicPartition, PartitionState> partitions = new HashMap<>();
    private final Object acknowledgements = new Object();

    void assign(Collection<TopicPartition> names) {
        names.forEach(name -> partitions.put(name, new PartitionState(name)));
    }

    PendingOffset open(TopicPartition name, long offset, int bytes) {
        return Objects.requireNonNull(partitions.get(name), () -> name + " is not assigned")
                .open(offset, bytes);
    }

    void acknowledge(List<PendingOffset> offsets) {
        offsets.forEach(PendingOffset::acknowledge);
        notifyWaiters();
    }

    /** Has everything from this partition's watermark on read again. */
    void fail(PartitionState partition) {
        partition.fail();
        notifyWaiters();
    }

    private void notifyWaiters() {
        synchronized (acknowledgements) {
            acknowledgements.notifyAll();
        }
    }

    /** Drops the acknowledged offsets at the head of each partition. */
    void advance() {
        partitions.values().forEach(PartitionState::advance);
    }

    Map<TopicPartition, OffsetAndMetadata> uncommitted() {
        return partitions.values().stream()
                .filter(PartitionState::advance)
                .collect(toMap(PartitionState::name, partition -> new OffsetAndMetadata(partition.watermark())));
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((name, offset) -> {
            PartitionState partition = partitions.get(name);
            if (partition != null) {
                partition.committed(offset.offset());
            }
        });
    }

    /** Starts a new epoch of every failed partition; returns the offset to read each from. */
    Map<TopicPartition, Long> rewind() {
        Map<TopicPartition, Long> offsets = partitions.values().stream()
                .filter(PartitionState::hasFailed)
                .collect(toMap(PartitionState::name, PartitionState::rewindTo));
        assign(offsets.keySet());
        return offsets;
    }

    int pendingOffsets() {
        return partitions.values().stream()
                .mapToInt(PartitionState::pendingOffsets)
                .sum();
    }

    /** The age of the oldest pending offset; zero if there is none. */
    Duration oldestPending() {
        return partitions.values().stream()
                .map(PartitionState::oldestPending)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    long pendingBytes() {
        return partitions.values().stream()
                .mapToLong(PartitionState::pendingBytes)
                .sum();
    }

    /** Waits until nothing of these partitions is pending; false on timeout. */
    boolean awaitAcknowledged(Collection<TopicPartition> names, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (acknowledgements) {
            while (held(names).anyMatch(not(PartitionState::isAcknowledged))) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0 || held(names).anyMatch(PartitionState::isEnded)) {
                    return false;
                }
                acknowledgements.wait(left);
            }
        }
        return true;
    }

    /** Ends the epoch of these partitions: what they have pending will not be sent. */
    void end(Collection<TopicPartition> names) {
        held(names).forEach(PartitionState::end);
        partitions.keySet().removeAll(names);
    }

    private Stream<PartitionState> held(Collection<TopicPartition> names) {
        return names.stream().map(partitions::get).filter(Objects::nonNull);
    }
}
