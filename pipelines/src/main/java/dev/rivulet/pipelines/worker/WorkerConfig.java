package dev.rivulet.pipelines.worker;

import static java.util.Objects.requireNonNull;

import dev.rivulet.pipelines.Application;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;
import org.apache.kafka.streams.state.HostInfo;

/**
 * How a worker runs an application. Immutable. The default processes each record at once and at least once: a crash
 * repeats up to a second of records.
 */
public final class WorkerConfig {
    private static final Duration AT_LEAST_ONCE_COMMIT_INTERVAL = Duration.ofSeconds(1);
    private static final Duration EXACTLY_ONCE_COMMIT_INTERVAL = Duration.ofMillis(25);

    private final Map<String, Object> properties;

    private WorkerConfig(Map<String, Object> properties) {
        this.properties = Map.copyOf(properties);
    }

    /** @param stateDirectory of this worker alone; kept, it saves restoring the states from Kafka */
    public static WorkerConfig of(String bootstrapServers, Path stateDirectory) {
        return new WorkerConfig(Map.of(
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        StreamsConfig.STATE_DIR_CONFIG,
                        stateDirectory.toString()))
                .with(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1)
                // Per record, not in batches: outputs and changes of states leave at once.
                .with(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0)
                .with(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0)
                .committingEvery(AT_LEAST_ONCE_COMMIT_INTERVAL)
                .with(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest")
                .with(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, UsePartitionTimeOnInvalidTimestamp.class)
                .with(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class)
                // A worker that is closed gives its partitions away at once; Kafka Streams would wait for the timeout
                // of the session. Has no effect on a static member, which is expected back.
                .with(StreamsConfig.mainConsumerPrefix("internal.leave.group.on.close"), true);
    }

    /**
     * States, outputs and offsets change together or not at all. Readers of the outputs must be
     * {@code read_committed}; they see a record up to a commit interval later, which is why the interval becomes 25 ms.
     * Each commit is a transaction: at low traffic a worker writes several times as many records to Kafka.
     */
    public WorkerConfig exactlyOnce() {
        return with(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2)
                .committingEvery(EXACTLY_ONCE_COMMIT_INTERVAL);
    }

    /** At least once: what a crash may repeat. Exactly once: what a record may be delayed. */
    public WorkerConfig committingEvery(Duration interval) {
        return with(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, interval.toMillis());
    }

    public WorkerConfig threads(int number) {
        return with(StreamsConfig.NUM_STREAM_THREADS_CONFIG, number);
    }

    /** Copies of each state on other workers, which take over without restoring it. */
    public WorkerConfig standbyReplicas(int number) {
        return with(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, number);
    }

    /** How long a worker may be silent before others take its partitions; the broker requires 6 seconds. */
    public WorkerConfig sessionTimeout(Duration timeout) {
        return with(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) timeout.toMillis())
                .with(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int)
                        timeout.dividedBy(3).toMillis());
    }

    /**
     * Static membership: a worker that returns under the same id within the session timeout keeps its partitions and
     * its states without a rebalance. Until then nobody processes them, also after an orderly stop.
     */
    public WorkerConfig staticMember(String id, Duration timeout) {
        return with(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), requireNonNull(id, "id"))
                .sessionTimeout(timeout);
    }

    /** Where other workers reach this one's queries. */
    public WorkerConfig advertised(HostInfo address) {
        return with(StreamsConfig.APPLICATION_SERVER_CONFIG, address.host() + ":" + address.port());
    }

    /** Replicas of the internal topics; by default those that the broker is configured to give. */
    public WorkerConfig replicationFactor(int number) {
        return with(StreamsConfig.REPLICATION_FACTOR_CONFIG, number);
    }

    /** Any setting of Kafka Streams or, with their prefixes, of its clients. */
    public WorkerConfig with(String property, Object value) {
        Map<String, Object> more = new HashMap<>(properties);
        more.put(requireNonNull(property, "property"), requireNonNull(value, "value"));
        return new WorkerConfig(more);
    }

    Properties of(Application application) {
        Properties all = new Properties();
        all.putAll(properties);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, application.name());
        return all;
    }
}
