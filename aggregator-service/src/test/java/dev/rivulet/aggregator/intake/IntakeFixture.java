package dev.rivulet.aggregator.intake;

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

/** An intake wired by hand, so that a test can run several instances, and have one crash. */
public final class IntakeFixture {

    public static final int MAX_OPEN_BYTES = 1 << 20;

    private final Intake intake = new Intake();
    private final IntakeState state;
    private final Config config;

    public IntakeFixture(int maxOpenMessages, MeterRegistry metrics) {
        state = new IntakeState(Clock.systemUTC(), metrics);
        config = new Config(
                maxOpenMessages, MAX_OPEN_BYTES, Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofMillis(20));
    }

    public ExchangeSlots slots() {
        return new ExchangeSlots(intake);
    }

    public KafkaClientFactory clients(Bundler bundler, OpenGroups groups) {
        return new WatermarkClients(intake, bundler, groups, config, state);
    }

    /** What Camel gets of the records that a poll brought. */
    public List<ConsumerRecord<byte[], ?>> read(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Bundler bundler) {
        return List.copyOf(new Parcels(intake, bundler).of(partition, records));
    }

    public boolean isMember() {
        return state.isMember();
    }

    public int partitions() {
        return state.partitions();
    }

    public int openMessages() {
        return state.openSlots();
    }

    public void assign(Set<TopicPartition> partitions) {
        intake.assign(partitions);
    }

    /** What the consumer commits when it does, all at once. */
    public Map<TopicPartition, Long> commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = intake.uncommitted();
        intake.committed(offsets);
        return offsets.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    public Map<TopicPartition, Long> rewind() {
        return intake.rewind();
    }

    /** What the group coordinator tells a process that was away for too long: others have gone on already. */
    public void lose(Set<TopicPartition> partitions) {
        intake.end(partitions);
    }

    record Config(
            int maxOpenMessages,
            long maxOpenBytes,
            Duration flushTimeout,
            Duration commitInterval,
            Duration rewindPause)
            implements IntakeConfig {}
}
