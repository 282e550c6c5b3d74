package dev.rivulet.aggregator.intake;

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
 * The partitions that this instance holds. The consumer's thread assigns, opens, advances and revokes; any thread
 * settles and fails.
 */
@Singleton
final class Intake {

    private final Map<TopicPartition, OpenPartition> partitions = new HashMap<>();
    private final Object settlement = new Object();

    void assign(Collection<TopicPartition> names) {
        names.forEach(name -> partitions.put(name, new OpenPartition(name)));
    }

    Slot open(TopicPartition name, long offset, int bytes) {
        return Objects.requireNonNull(partitions.get(name), () -> name + " is not assigned")
                .open(offset, bytes);
    }

    void settle(List<Slot> slots) {
        slots.forEach(Slot::settle);
        tellWhoWaits();
    }

    /** Has everything from this partition's watermark on read again. */
    void fail(OpenPartition partition) {
        partition.fail();
        tellWhoWaits();
    }

    private void tellWhoWaits() {
        synchronized (settlement) {
            settlement.notifyAll();
        }
    }

    /** Lets go of what is settled and has nothing unsettled before it. */
    void advance() {
        partitions.values().forEach(OpenPartition::advance);
    }

    /** What may be committed and has not been. */
    Map<TopicPartition, OffsetAndMetadata> uncommitted() {
        return partitions.values().stream()
                .filter(OpenPartition::advance)
                .collect(toMap(OpenPartition::name, partition -> new OffsetAndMetadata(partition.watermark())));
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((name, offset) -> {
            OpenPartition partition = partitions.get(name);
            if (partition != null) {
                partition.committed(offset.offset());
            }
        });
    }

    /** Begins a new tenure of every failed partition; answers where each has to be read again from. */
    Map<TopicPartition, Long> rewind() {
        Map<TopicPartition, Long> offsets = partitions.values().stream()
                .filter(OpenPartition::hasFailed)
                .collect(toMap(OpenPartition::name, OpenPartition::rewindTo));
        assign(offsets.keySet());
        return offsets;
    }

    int openSlots() {
        return partitions.values().stream().mapToInt(OpenPartition::openSlots).sum();
    }

    long openBytes() {
        return partitions.values().stream().mapToLong(OpenPartition::openBytes).sum();
    }

    /** Waits until nothing of these partitions is open; false when that took too long. */
    boolean awaitSettled(Collection<TopicPartition> names, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (settlement) {
            while (held(names).anyMatch(not(OpenPartition::isSettled))) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0 || held(names).anyMatch(OpenPartition::isEnded)) {
                    return false;
                }
                settlement.wait(left);
            }
        }
        return true;
    }

    /** Ends the tenure of these partitions: what they still have open will not be sent. */
    void end(Collection<TopicPartition> names) {
        held(names).forEach(OpenPartition::end);
        partitions.keySet().removeAll(names);
    }

    private Stream<OpenPartition> held(Collection<TopicPartition> names) {
        return names.stream().map(partitions::get).filter(Objects::nonNull);
    }
}
