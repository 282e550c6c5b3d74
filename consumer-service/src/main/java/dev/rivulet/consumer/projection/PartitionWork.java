package dev.rivulet.consumer.projection;

import static java.util.function.Predicate.not;

import dev.rivulet.consumer.document.ChatDetails;
import dev.rivulet.consumer.document.PendingUpdates;
import dev.rivulet.consumer.store.WriteOutcome;
import dev.rivulet.events.MessageEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * The pending work of one partition number, that is, of one partition of each topic. Its offsets may be committed once
 * nothing is pending.
 */
final class PartitionWork {

    enum Phase {
        /** Whether the database knows this partition has not been checked. Nothing is read. */
        UNVERIFIED,
        /** All records are read again from the beginning. */
        REBUILDING,
        CURRENT
    }

    private final int number;
    private final Set<TopicPartition> partitions;
    private final Map<UUID, List<Read>> changes = new LinkedHashMap<>();
    private final Map<UUID, List<Read>> held = new LinkedHashMap<>();
    private final List<UnwrittenRecord> deadLetters = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final Backoff backoff = new Backoff();
    private int deadLetterFailures;
    private Phase phase = Phase.UNVERIFIED;
    private Map<TopicPartition, Long> committedBefore = Map.of();
    private Map<TopicPartition, Long> rebuiltAt = Map.of();

    PartitionWork(int number, Set<TopicPartition> partitions) {
        this.number = number;
        this.partitions = Set.copyOf(partitions);
    }

    void add(ConsumerRecord<byte[], byte[]> source, DecodedUpdate received) {
        var partition = new TopicPartition(source.topic(), source.partition());
        boolean replayed = source.offset() < committedBefore.getOrDefault(partition, 0L);
        if (received instanceof DecodedUpdate.Change change) {
            Map<UUID, List<Read>> where = change.details().isPresent() ? changes : held;
            where.computeIfAbsent(change.chatId(), any -> new ArrayList<>()).add(new Read(source, change, replayed));
        } else if (received instanceof DecodedUpdate.Unreadable unreadable && !replayed) {
            deadLetters.add(new UnwrittenRecord(source, unreadable.reason()));
        }
        offsets.put(partition, new OffsetAndMetadata(source.offset() + 1));
    }

    /** Messages wait for the chat records published before them: removed members must not see later messages. */
    void releaseMessages() {
        held.forEach((chat, reads) ->
                changes.computeIfAbsent(chat, any -> new ArrayList<>()).addAll(reads));
        held.clear();
    }

    /** All updates by chat, so that each chat costs one write. */
    Map<UUID, PendingUpdates> changes() {
        Map<UUID, PendingUpdates> merged = new LinkedHashMap<>();
        changes.forEach((chat, reads) -> merged.put(
                chat, new PendingUpdates(newestDetails(reads), messages(reads, false), messages(reads, true))));
        return merged;
    }

    /** The headers of the records that the updates come from, by chat. */
    Map<UUID, List<Headers>> origins() {
        Map<UUID, List<Headers>> origins = new HashMap<>();
        changes.forEach((chat, reads) -> origins.put(
                chat, reads.stream().map(read -> read.source().headers()).toList()));
        return origins;
    }

    private static Optional<ChatDetails> newestDetails(List<Read> reads) {
        return reads.stream()
                .flatMap(read -> read.change().details().stream())
                .max(Comparator.comparingLong(ChatDetails::revision));
    }

    private static List<MessageEvent> messages(List<Read> reads, boolean replayed) {
        return reads.stream()
                .filter(read -> read.isReplayed() == replayed)
                .flatMap(read -> read.change().messages().stream())
                .toList();
    }

    /** Takes note of the outcome for a chat; false if it must be retried. */
    boolean recordOutcome(UUID chat, WriteOutcome outcome) {
        if (outcome == WriteOutcome.DONE) {
            changes.remove(chat);
            return true;
        }
        if (outcome == WriteOutcome.REFUSED) {
            changes.remove(chat).stream()
                    .filter(not(Read::isReplayed))
                    .forEach(read -> deadLetters.add(new UnwrittenRecord(read.source(), "is refused by Firestore")));
            return true;
        }
        return false;
    }

    List<UnwrittenRecord> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** Counts a failed attempt to write the first dead letter; returns the number of attempts. */
    int failDeadLetter() {
        return ++deadLetterFailures;
    }

    void removeDeadLetter() {
        deadLetters.remove(0);
        deadLetterFailures = 0;
    }

    boolean isIdle() {
        return changes.isEmpty() && held.isEmpty() && deadLetters.isEmpty();
    }

    /** Whether work is pending, now or after a backoff. */
    boolean isWaiting() {
        return !changes.isEmpty() || !deadLetters.isEmpty();
    }

    /**
     * Returns the offsets to commit, once; none that a rebuild reads again, so that a second rebuild knows what was
     * done.
     */
    Map<TopicPartition, OffsetAndMetadata> takeCommittableOffsets() {
        if (!isIdle()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>(offsets);
        taken.entrySet()
                .removeIf(entry -> entry.getValue().offset() < committedBefore.getOrDefault(entry.getKey(), 0L));
        offsets.clear();
        return taken;
    }

    /** Has the database checked again before anything else. Pending work is read again if necessary. */
    void markUnverified() {
        phase = Phase.UNVERIFIED;
    }

    void verified() {
        phase = Phase.CURRENT;
        backoff.reset();
    }

    /**
     * @param committedBefore the offsets so far: what is below was in the documents, and readers have seen it
     * @param until the current ends: what is below must be in the database before it counts as complete
     */
    void rebuild(Map<TopicPartition, Long> committedBefore, Map<TopicPartition, Long> until) {
        changes.clear();
        held.clear();
        deadLetters.clear();
        deadLetterFailures = 0;
        offsets.clear();
        this.committedBefore = Map.copyOf(committedBefore);
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

    /** Whether nothing may be read until the pending work is done. */
    boolean isBlocked() {
        return phase == Phase.UNVERIFIED || isWaiting();
    }

    int number() {
        return number;
    }

    Set<TopicPartition> partitions() {
        return partitions;
    }

    record Read(ConsumerRecord<byte[], byte[]> source, DecodedUpdate.Change change, boolean isReplayed) {}

    record UnwrittenRecord(ConsumerRecord<byte[], byte[]> source, String reason) {}
}
