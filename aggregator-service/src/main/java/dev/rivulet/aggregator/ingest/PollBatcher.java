package dev.rivulet.aggregator.ingest;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Replaces the records of a poll by one record per batch, because Camel creates an exchange per record. */
final class PollBatcher {

    private final OffsetTracker tracker;
    private final RecordGrouper grouper;

    PollBatcher(OffsetTracker tracker, RecordGrouper grouper) {
        this.tracker = tracker;
        this.grouper = grouper;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    ConsumerRecords<byte[], byte[]> of(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], TrackedBatch>>> tracked = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            tracked.put(partition, of(partition, records.records(partition)));
        }
        return new ConsumerRecords(tracked, records.nextOffsets());
    }

    /** Opens the offsets in their order, which the batches are not in. */
    List<ConsumerRecord<byte[], TrackedBatch>> of(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Long, PendingOffset> offsets = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            int bytes = each.value() == null ? 0 : each.value().length;
            offsets.put(each.offset(), tracker.open(partition, each.offset(), bytes));
        }
        return grouper.group(records).stream()
                .map(batch -> carrier(batch.records().get(0), tracked(batch, offsets)))
                .toList();
    }

    private static TrackedBatch tracked(RecordBatch batch, Map<Long, PendingOffset> offsets) {
        return new TrackedBatch(
                batch.records().stream().map(each -> offsets.get(each.offset())).toList(), batch.body());
    }

    private static ConsumerRecord<byte[], TrackedBatch> carrier(
            ConsumerRecord<byte[], byte[]> first, TrackedBatch tracked) {
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                first.timestamp(),
                first.timestampType(),
                first.serializedKeySize(),
                first.serializedValueSize(),
                first.key(),
                tracked,
                first.headers(),
                first.leaderEpoch());
    }
}
