package dev.rivulet.aggregator.ingest;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** An offset tracker without Camel, so that a test can run several instances and crash one. */
public final class TrackerFixture {

    public static final int MAX_PENDING_BYTES = 1 << 20;

    private final OffsetTracker tracker = new OffsetTracker();
    private final IngestStatus state;
    private final Config config;

    public TrackerFixture(int maxPendingMessages, MeterRegistry metrics) {
        state = new IngestStatus(Clock.systemUTC(), metrics);
        config = new Config(
                maxPendingMessages,
                MAX_PENDING_BYTES,
                Duration.ofSeconds(5),
                Duration.ofMillis(20),
                Duration.ofMillis(20));
    }

    public ExchangeOffsets offsets() {
        return new ExchangeOffsets(tracker);
    }

    public KafkaClientFactory clients(RecordGrouper grouper, BatchFlusher groups) {
        return new WatermarkClientFactory(tracker, grouper, groups, config, state);
    }

    /** The records of a poll that are passed on to Camel. */
    public List<ConsumerRecord<byte[], ?>> read(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, RecordGrouper grouper) {
        return List.copyOf(new PollBatcher(tracker, grouper).of(partition, records));
    }

    public boolean isMember() {
        return state.isMember();
    }

    public int partitions() {
        return state.partitions();
    }

    public int pendingMessages() {
        return state.pendingOffsets();
    }

    public void assign(Set<TopicPartition> partitions) {
        tracker.assign(partitions);
    }

    /** Commits all completed offsets at once. */
    public Map<TopicPartition, Long> commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = tracker.uncommitted();
        tracker.committed(offsets);
        return offsets.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    public Map<TopicPartition, Long> rewind() {
        return tracker.rewind();
    }

    /** Partitions were lost after a long absence: other instances have already taken over. */
    public void lose(Set<TopicPartition> partitions) {
        tracker.end(partitions);
    }

    record Config(
            int maxPendingMessages,
            long maxPendingBytes,
            Duration flushTimeout,
            Duration commitInterval,
            Duration rewindPause)
            implements IngestConfig {}
}
