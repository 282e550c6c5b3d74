package dev.rivulet.pipelines.worker;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import dev.rivulet.pipelines.Application;
import dev.rivulet.pipelines.state.StateComputation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an application in this process. Workers of the same application share its partitions. Thread-safe.
 *
 * <p>A thread that fails because of Kafka is replaced. Any other failure, such as an exception of a computation, stops
 * the worker for good: it would fail again at the same record.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final Application application;
    private final KafkaStreams streams;
    private final HostInfo self;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Worker(Application application, WorkerConfig config) {
        this.application = application;
        var properties = config.of(application);
        streams = new KafkaStreams(application.topology(), properties);
        self = HostInfo.buildFromEndpoint(properties.getProperty("application.server"));
        streams.setUncaughtExceptionHandler(this::onFailure);
    }

    /** Joins the other workers in the background. */
    public static Worker start(Application application, WorkerConfig config) {
        Worker worker = new Worker(application, config);
        worker.streams.start();
        return worker;
    }

    /** Whether it processes records: not while partitions move or states are restored. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Why it stopped for good. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    /** Finds the state of a key, here or on another worker. */
    public <S> Lookup<S> find(StateComputation<S, ?, ?> computation, String key) {
        return find(computation, key, key);
    }

    /** @param stateKey differs from the partition key with {@link StateComputation#keyedWithinPartition} */
    public <S> Lookup<S> find(StateComputation<S, ?, ?> computation, String partitionKey, String stateKey) {
        try {
            KeyQueryMetadata owner = owner(computation.name(), partitionKey);
            if (KeyQueryMetadata.NOT_AVAILABLE.equals(owner) || owner.partition() < 0) {
                return new Lookup.Unavailable<>();
            }
            if (self != null && !self.equals(owner.activeHost())) {
                return new Lookup.Elsewhere<>(owner.activeHost());
            }
            byte[] stored = streams.store(
                            fromNameAndType(computation.name(), QueryableStoreTypes.<String, byte[]>keyValueStore())
                                    .withPartition(owner.partition()))
                    .get(stateKey);
            return stored == null ? new Lookup.Absent<>() : new Lookup.Found<>(computation.read(stored));
        } catch (InvalidStateStoreException | IllegalStateException e) {
            LOG.debug("State {} is not available", computation.name(), e);
            return new Lookup.Unavailable<>();
        }
    }

    private KeyQueryMetadata owner(String store, String key) {
        Optional<StreamPartitioner<String, Object>> placement = application.placement(store);
        return placement.isPresent()
                ? streams.queryMetadataForKey(store, key, placement.get())
                : streams.queryMetadataForKey(store, key, new StringSerializer());
    }

    private StreamThreadExceptionResponse onFailure(Throwable thrown) {
        if (causedByKafka(thrown)) {
            LOG.warn("A thread of application {} failed because of Kafka and is replaced", application.name(), thrown);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("Application {} stops in this process", application.name(), thrown);
        failure.compareAndSet(null, thrown);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Streams wraps every exception in its own, which are Kafka's too, so the innermost one decides. */
    private static boolean causedByKafka(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost instanceof KafkaException;
    }

    /** Commits what was processed and leaves; waits up to 20 seconds. */
    @Override
    public void close() {
        if (!streams.close(CLOSE_TIMEOUT)) {
            LOG.warn("Application {} did not end within {}", application.name(), CLOSE_TIMEOUT);
        }
    }
}
