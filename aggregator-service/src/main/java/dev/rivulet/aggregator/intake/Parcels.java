package dev.rivulet.aggregator.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Puts a bundle in the place of its records. Camel makes an exchange of each, whatever its value is. */
final class Parcels {

    private final Intake intake;
    private final Bundler bundler;

    Parcels(Intake intake, Bundler bundler) {
        this.intake = intake;
        this.bundler = bundler;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    ConsumerRecords<byte[], byte[]> of(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], Parcel>>> parcels = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            parcels.put(partition, of(partition, records.records(partition)));
        }
        return new ConsumerRecords(parcels, records.nextOffsets());
    }

    /** Opens a slot for each record in the order of offsets, which bundles are not in. */
    List<ConsumerRecord<byte[], Parcel>> of(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Long, Slot> slots = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            int bytes = each.value() == null ? 0 : each.value().length;
            slots.put(each.offset(), intake.open(partition, each.offset(), bytes));
        }
        return bundler.bundle(records).stream()
                .map(bundle -> carrier(bundle.records().get(0), parcel(bundle, slots)))
                .toList();
    }

    private static Parcel parcel(Bundle bundle, Map<Long, Slot> slots) {
        return new Parcel(
                bundle.records().stream().map(each -> slots.get(each.offset())).toList(), bundle.body());
    }

    /** With the key and the headers of the bundle's first record. */
    private static ConsumerRecord<byte[], Parcel> carrier(ConsumerRecord<byte[], byte[]> first, Parcel parcel) {
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                first.timestamp(),
                first.timestampType(),
                first.serializedKeySize(),
                first.serializedValueSize(),
                first.key(),
                parcel,
                first.headers(),
                first.leaderEpoch());
    }
}
