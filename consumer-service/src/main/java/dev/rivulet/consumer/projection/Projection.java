package dev.rivulet.consumer.projection;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.rivulet.consumer.document.PendingUpdates;
import dev.rivulet.consumer.projection.PartitionWork.Phase;
import dev.rivulet.consumer.store.SnapshotWriter;
import dev.rivulet.consumer.store.WriteOutcome;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that turns chat records and batches into chat documents. All updates of a chat in one poll are one write;
 * offsets are committed after its acknowledgement. A partition with pending work is paused while polling goes on, so
 * that an outage of Firestore costs neither memory nor the membership of the group.
 */
final class Projection {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    /** With the backoff, about two minutes. Then the record is skipped; it is still in its topic. */
    private static final int MAX_DEAD_LETTER_ATTEMPTS = 20;

    private static final Duration MAX_POLL_TIMEOUT = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final ProjectionConfig config;
    private final EventReader reader;
    private final SnapshotWriter snapshots;
    private final DatabaseRebuilder rebuild;
    private final DeadLetterWriter deadLetters;
    private final MembershipBarrier barrier;
    private final ProjectionStatus state;
    private final WriteTraces traces;
    private final Map<Integer, PartitionWork> works = new TreeMap<>();
    private volatile boolean stopping;

    Projection(
            Consumer<byte[], byte[]> consumer,
            ProjectionConfig config,
            SnapshotWriter snapshots,
            DatabaseRebuilder rebuild,
            DeadLetterWriter deadLetters,
            ProjectionStatus state,
            WriteTraces traces) {
        this.consumer = consumer;
        this.config = config;
        this.reader = new EventReader(config.chatsTopic());
        this.snapshots = snapshots;
        this.rebuild = rebuild;
        this.deadLetters = deadLetters;
        this.barrier = new MembershipBarrier(consumer, config.chatsTopic());
        this.state = state;
        this.traces = traces;
    }

    /**
     * Returns after {@link #stop()}.
     *
     * @param afterStep called after each step, also while Firestore is unavailable
     */
    void run(Runnable afterStep) {
        try (consumer;
                deadLetters) {
            consumer.subscribe(List.of(config.chatsTopic(), config.batchesTopic()), new PartitionListener());
            while (!stopping) {
                step();
                afterStep.run();
            }
        } catch (WakeupException e) {
            LOG.debug("Woken up to stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            state.left();
        }
    }

    /** Ends the loop from another thread. What is not written is read again. */
    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    private void step() throws InterruptedException {
        for (var consumed : consumer.poll(pollTimeout())) {
            works.get(consumed.partition()).add(consumed, reader.read(consumed));
        }
        rebuild.verify(works.values());
        works.values().stream().filter(not(barrier::isBehind)).forEach(PartitionWork::releaseMessages);
        writeDeadLetters();
        writeSnapshots();
        rebuild.complete(works.values());
        rebuild.audit(works.values());
        commit();
        barrier.throttle(works.values());
        state.stepped(works.values());
    }

    private Duration pollTimeout() {
        return works.values().stream()
                .filter(PartitionWork::isBlocked)
                .map(work -> work.backoff().left())
                .min(Duration::compareTo)
                .filter(left -> left.compareTo(MAX_POLL_TIMEOUT) < 0)
                .orElse(MAX_POLL_TIMEOUT);
    }

    private void writeSnapshots() throws InterruptedException {
        List<PartitionWork> due = due();
        Map<UUID, PendingUpdates> changes = new HashMap<>();
        due.forEach(work -> changes.putAll(work.changes()));
        Map<UUID, List<Headers>> origins = new HashMap<>();
        due.forEach(work -> origins.putAll(work.origins()));
        Map<UUID, Span> spans = traces.begin(origins);
        Map<UUID, WriteOutcome> outcomes = snapshots.change(changes);
        traces.end(spans, outcomes);
        for (PartitionWork work : due) {
            Set<UUID> chats = work.changes().keySet();
            if (chats.stream().anyMatch(chat -> outcomes.get(chat) == WriteOutcome.VANISHED)) {
                rebuild.vanished(work);
            } else {
                recordOutcome(work, chats, outcomes);
            }
        }
    }

    private static void recordOutcome(PartitionWork work, Collection<UUID> chats, Map<UUID, WriteOutcome> outcomes) {
        Set<WriteOutcome> failures = new HashSet<>();
        for (UUID chat : chats) {
            WriteOutcome outcome = outcomes.get(chat);
            if (!work.recordOutcome(chat, outcome)) {
                failures.add(outcome);
            }
        }
        if (failures.isEmpty()) {
            work.backoff().reset();
        } else {
            WriteOutcome worst = failures.stream().max(WriteOutcome::compareTo).orElseThrow();
            LOG.warn("Partition {} waits: Firestore answered {}", work.number(), failures);
            work.backoff().failed(worst);
            if (failures.contains(WriteOutcome.AWAY)) {
                // Whatever comes back may have lost everything: look before writing to it.
                work.markUnverified();
            }
        }
    }

    private void writeDeadLetters() throws InterruptedException {
        for (PartitionWork work : due()) {
            while (!work.deadLetters().isEmpty()) {
                var letter = work.deadLetters().get(0);
                try {
                    deadLetters.send(letter.source(), letter.reason());
                } catch (ExecutionException | KafkaException e) {
                    if (work.failDeadLetter() < MAX_DEAD_LETTER_ATTEMPTS) {
                        LOG.warn("Partition {} waits: its dead letter was not written", work.number(), e);
                        work.backoff().failed(WriteOutcome.AWAY);
                        break;
                    }
                    deadLetters.giveUp(letter.source(), e);
                }
                work.removeDeadLetter();
            }
        }
    }

    private List<PartitionWork> due() {
        return works.values().stream()
                .filter(work -> work.phase() != Phase.UNVERIFIED && work.isWaiting() && work.isDue())
                .toList();
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        works.values().forEach(work -> offsets.putAll(work.takeCommittableOffsets()));
        if (!offsets.isEmpty()) {
            // Left uncommitted by a failure they are read again, and change nothing.
            consumer.commitAsync(offsets, (done, failure) -> {
                if (failure != null) {
                    LOG.warn("Offsets were not committed: {}", failure.toString());
                }
            });
        }
    }

    private final class PartitionListener implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            assigned.stream()
                    .collect(groupingBy(TopicPartition::partition, toSet()))
                    .forEach((number, partitions) -> works.put(number, new PartitionWork(number, partitions)));
            consumer.pause(assigned);
            state.joined();
        }

        /** Nothing is in flight between two polls; the next owner reads pending work again. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            commitNow();
            onPartitionsLost(revoked);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            lost.forEach(partition -> works.remove(partition.partition()));
            state.left();
        }

        private void commitNow() {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            works.values().forEach(work -> offsets.putAll(work.takeCommittableOffsets()));
            try {
                consumer.commitSync(offsets, Duration.ofSeconds(2));
            } catch (KafkaException e) {
                LOG.warn("Offsets were not committed; the next owner repeats them: {}", e.toString());
            }
        }
    }
}
