package dev.rivulet.aggregator.ingest;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits only what is acknowledged, on the consumer thread. Camel completes an exchange when it joins a batch, so each
 * of its own ways of committing would lose the pending batches in a crash.
 *
 * <p>Relies on Camel calling {@link #poll(Duration)} and {@link #subscribe(Collection, ConsumerRebalanceListener)}.
 */
class WatermarkConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(WatermarkConsumer.class);

    /** The timeout of a poll while all partitions are paused. */
    private static final Duration FULL_POLL_TIMEOUT = Duration.ofMillis(5);

    private final OffsetTracker tracker;
    private final PollBatcher tracked;
    private final BatchFlusher flusher;
    private final IngestConfig config;
    private final IngestStatus state;
    private final Map<TopicPartition, Long> pausedUntil = new HashMap<>();
    private final Set<TopicPartition> held = new HashSet<>();
    private long lastCommit = System.nanoTime();
    private boolean full;
    private long readSinceFlush;

    WatermarkConsumer(
            Properties properties,
            OffsetTracker tracker,
            RecordGrouper grouper,
            BatchFlusher flusher,
            IngestConfig config,
            IngestStatus state) {
        super(properties);
        this.tracker = tracker;
        this.tracked = new PollBatcher(tracker, grouper);
        this.flusher = flusher;
        this.config = config;
        this.state = state;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return pollOnce(timeout);
        } catch (Error e) {
            // Camel may end its thread, or go on with a consumer in an unknown state.
            LOG.error("Polling failed with an error; liveness fails from now on", e);
            state.died();
            throw e;
        }
    }

    private ConsumerRecords<byte[], byte[]> pollOnce(Duration timeout) {
        commit();
        rewind();
        throttle();
        ConsumerRecords<byte[], byte[]> records = super.poll(full ? FULL_POLL_TIMEOUT : timeout);
        readSinceFlush += records.count();
        state.polled(tracker.pendingOffsets(), tracker.oldestPending());
        return records.isEmpty() ? records : tracked.of(records);
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new FlushingListener(listener));
    }

    private void commit() {
        long now = System.nanoTime();
        if (now - lastCommit < config.commitInterval().toNanos()) {
            return;
        }
        lastCommit = now;
        Map<TopicPartition, OffsetAndMetadata> offsets = tracker.uncommitted();
        if (!offsets.isEmpty()) {
            // The callback runs on this thread, within a later poll. What failed is offered again.
            commitAsync(offsets, (done, failure) -> {
                if (failure == null) {
                    tracker.committed(done);
                } else if (failure instanceof RebalanceInProgressException) {
                    LOG.debug("Offsets wait for the group to settle");
                } else {
                    LOG.warn("Offsets were not committed yet: {}", failure.toString());
                }
            });
        }
    }

    private void rewind() {
        tracker.rewind().forEach((partition, offset) -> {
            seek(partition, offset);
            pausedUntil.put(partition, System.nanoTime() + config.rewindPause().toNanos());
        });
    }

    private void throttle() {
        tracker.advance();
        long now = System.nanoTime();
        pausedUntil.values().removeIf(until -> until - now <= 0);
        boolean wasFull = full;
        int part = full ? 2 : 1;
        full = isAbove(part);
        // Half of what may be open: to wait for windows would join little more to these groups and hold up the rest.
        if ((full && !wasFull) || (readSinceFlush > config.maxPendingMessages() / 2 && isAbove(2))) {
            flusher.flush();
            readSinceFlush = 0;
        }

        Set<TopicPartition> wanted = new HashSet<>(full ? assignment() : pausedUntil.keySet());
        wanted.retainAll(assignment());
        // Only what was paused here: Camel pauses too, when its route is suspended or stopped.
        held.retainAll(assignment());
        held.removeAll(wanted);
        resume(held);
        pause(wanted);
        held.addAll(wanted);
    }

    private boolean isAbove(int part) {
        return tracker.pendingOffsets() > config.maxPendingMessages() / part
                || tracker.pendingBytes() > config.maxPendingBytes() / part;
    }

    private void flush(Collection<TopicPartition> partitions) {
        flusher.flush();
        try {
            if (!tracker.awaitAcknowledged(partitions, config.flushTimeout())) {
                LOG.warn("Not everything of {} was acknowledged in time; its next owner sends it again", partitions);
            }
            commitSync(tracker.uncommitted(), config.flushTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.warn("Offsets of {} were not committed; their next owner repeats them: {}", partitions, e.toString());
        }
    }

    private final class FlushingListener implements ConsumerRebalanceListener {

        private final ConsumerRebalanceListener camel;

        FlushingListener(ConsumerRebalanceListener camel) {
            this.camel = camel;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            tracker.assign(partitions);
            state.joined(assignment().size());
            camel.onPartitionsAssigned(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            state.left();
            if (!partitions.isEmpty()) {
                flush(partitions);
            }
            tracker.end(partitions);
            camel.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            // Somebody else may already have begun: nothing that is still open may be sent.
            tracker.end(partitions);
            state.left();
            camel.onPartitionsLost(partitions);
        }
    }
}
