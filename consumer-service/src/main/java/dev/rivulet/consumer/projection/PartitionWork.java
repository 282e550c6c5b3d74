package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.ring.Ring;
import dev.rivulet.consumer.store.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What is still to be done of one partition number, which is one partition of each topic. Its offsets may be committed
 * once nothing is.
 */
final class PartitionWork {

    enum Phase {
        /** Nobody has looked yet whether the database knows this partition. Nothing is read. */
        UNVERIFIED,
        /** Everything is read again from the beginning. */
        REBUILDING,
        CURRENT
    }

    private final int number;
    private final Set<TopicPartition> partitions;
    private final Map<UUID, List<Read>> changes = new LinkedHashMap<>();
    private final List<Letter> letters = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final Backoff backoff = new Backoff();
    private Phase phase = Phase.UNVERIFIED;
    private Map<TopicPartition, Long> rebuiltAt = Map.of();

    PartitionWork(int number, Set<TopicPartition> partitions) {
        this.number = number;
        this.partitions = Set.copyOf(partitions);
    }

    void add(ConsumerRecord<byte[], byte[]> source, Received received) {
        if (received instanceof Received.Change change) {
            changes.computeIfAbsent(change.chatId(), any -> new ArrayList<>()).add(new Read(source, change));
        } else if (received instanceof Received.Unreadable unreadable) {
            letters.add(new Letter(source, unreadable.reason()));
        }
        offsets.put(new TopicPartition(source.topic(), source.partition()), new OffsetAndMetadata(source.offset() + 1));
    }

    /** All changes of a chat as one, so that it costs one write. */
    Map<UUID, UnaryOperator<Ring>> changes() {
        Map<UUID, UnaryOperator<Ring>> merged = new LinkedHashMap<>();
        changes.forEach((chat, reads) -> {
            List<Read> ofThisPoll = List.copyOf(reads);
            merged.put(chat, ring -> {
                Ring changed = ring;
                for (Read read : ofThisPoll) {
                    changed = read.change().applyTo(changed);
                }
                return changed;
            });
        });
        return merged;
    }

    /** Takes note of what became of a chat's changes; false when they have to be tried again. */
    boolean settle(UUID chat, Outcome outcome) {
        if (outcome == Outcome.DONE) {
            changes.remove(chat);
            return true;
        }
        if (outcome == Outcome.REFUSED) {
            changes.remove(chat).forEach(read -> letters.add(new Letter(read.source(), "is refused by Firestore")));
            return true;
        }
        return false;
    }

    List<Letter> letters() {
        return letters;
    }

    boolean isIdle() {
        return changes.isEmpty() && letters.isEmpty();
    }

    /** The offsets to commit, once. */
    Map<TopicPartition, OffsetAndMetadata> takeOffsets() {
        if (!isIdle()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetAndMetadata> taken = Map.copyOf(offsets);
        offsets.clear();
        return taken;
    }

    /** Looks at the database again before anything else. What was to be done is read again if it must be. */
    void doubt() {
        phase = Phase.UNVERIFIED;
    }

    void verified() {
        phase = Phase.CURRENT;
        backoff.reset();
    }

    /** @param until where the partitions end now: what is up to there must be in the database to call it complete */
    void rebuild(Map<TopicPartition, Long> until) {
        changes.clear();
        letters.clear();
        offsets.clear();
        rebuiltAt = Map.copyOf(until);
        phase = Phase.REBUILDING;
        backoff.reset();
    }

    Map<TopicPartition, Long> rebuiltAt() {
        return rebuiltAt;
    }

    Phase phase() {
        return phase;
    }

    Backoff backoff() {
        return backoff;
    }

    boolean isDue() {
        return backoff.left().isZero();
    }

    /** Nothing more may be read before what is here is done. */
    boolean isBlocked() {
        return phase == Phase.UNVERIFIED || !isIdle();
    }

    int number() {
        return number;
    }

    Set<TopicPartition> partitions() {
        return partitions;
    }

    record Read(ConsumerRecord<byte[], byte[]> source, Received.Change change) {}

    record Letter(ConsumerRecord<byte[], byte[]> source, String reason) {}
}
