package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.projection.PartitionWork.Phase;
import dev.rivulet.consumer.store.ProjectionMarkers;
import dev.rivulet.consumer.store.SnapshotWriter;
import dev.rivulet.consumer.store.StoreException;
import dev.rivulet.consumer.store.WriteOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds a database that lacks what was written to it: it is new, was restored, or is an emulator, which stores
 * nothing. All records are read again; documents that have them do not change.
 */
final class DatabaseRebuilder {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRebuilder.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final ProjectionMarkers markers;
    private final SnapshotWriter snapshots;
    private final Duration auditInterval;
    private long lastAudit = System.nanoTime();

    DatabaseRebuilder(
            Consumer<byte[], byte[]> consumer,
            ProjectionMarkers markers,
            SnapshotWriter snapshots,
            Duration auditInterval) {
        this.consumer = consumer;
        this.markers = markers;
        this.snapshots = snapshots;
        this.auditInterval = auditInterval;
    }

    /** Checks whether the database knows these partitions, and starts to rebuild the others. */
    void verify(Collection<PartitionWork> works) throws InterruptedException {
        List<PartitionWork> unverified = in(Phase.UNVERIFIED, works);
        if (unverified.isEmpty()) {
            return;
        }
        try {
            Set<Integer> marked = markers.present(
                    unverified.stream().map(PartitionWork::number).toList());
            for (PartitionWork work : unverified) {
                if (marked.contains(work.number())) {
                    work.verified();
                } else {
                    begin(work);
                }
            }
        } catch (StoreException | KafkaException e) {
            LOG.warn("Can't tell yet whether the database is complete: {}", e.toString());
            unverified.forEach(work -> work.backoff().failed(WriteOutcome.AWAY));
        }
    }

    /** Marks the partitions that have been read to their end. */
    void complete(Collection<PartitionWork> works) throws InterruptedException {
        for (PartitionWork work : in(Phase.REBUILDING, works)) {
            if (!work.isIdle() || !hasReadAll(work)) {
                continue;
            }
            try {
                markers.write(work.number());
                work.verified();
                LOG.info("The chat documents of partition {} are complete", work.number());
            } catch (StoreException e) {
                work.backoff().failed(e.outcome());
            }
        }
    }

    /** Detects a database that was lost while nothing was written. */
    void audit(Collection<PartitionWork> works) throws InterruptedException {
        List<PartitionWork> current = in(Phase.CURRENT, works);
        if (current.isEmpty() || System.nanoTime() - lastAudit < auditInterval.toNanos()) {
            return;
        }
        lastAudit = System.nanoTime();
        try {
            if (markers.present(List.of(current.get(0).number())).isEmpty()) {
                // All of them, also those that wait for Firestore just now: it is one database that was lost.
                works.forEach(PartitionWork::markUnverified);
            }
        } catch (StoreException e) {
            LOG.warn("Firestore does not answer: {}", e.toString());
        }
    }

    /** A document has disappeared: whatever the marker says, this partition is not complete. */
    void vanished(PartitionWork work) throws InterruptedException {
        try {
            markers.delete(work.number());
            work.markUnverified();
            lastAudit = System.nanoTime() - auditInterval.toNanos();
        } catch (StoreException e) {
            work.backoff().failed(e.outcome());
        }
    }

    private void begin(PartitionWork work) {
        LOG.info("The database does not know partition {}: its chat documents are rebuilt", work.number());
        work.rebuild(committed(work.partitions()), consumer.endOffsets(work.partitions(), TIMEOUT));
        consumer.seekToBeginning(work.partitions());
        snapshots.forget();
    }

    private Map<TopicPartition, Long> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        consumer.committed(partitions, TIMEOUT).forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private boolean hasReadAll(PartitionWork work) {
        try {
            return work.rebuiltAt().entrySet().stream()
                    .noneMatch(end -> consumer.position(end.getKey(), TIMEOUT) < end.getValue());
        } catch (KafkaException e) {
            return false;
        }
    }

    private static List<PartitionWork> in(Phase phase, Collection<PartitionWork> works) {
        return works.stream()
                .filter(work -> work.phase() == phase)
                .filter(PartitionWork::isDue)
                .toList();
    }
}
