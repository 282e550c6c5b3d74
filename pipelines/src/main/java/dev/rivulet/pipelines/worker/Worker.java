package dev.rivulet.pipelines.worker;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import dev.rivulet.pipelines.Application;
import dev.rivulet.pipelines.state.StateComputation;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
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

    /** How many records the partition that is furthest behind is behind; 0 while that is unknown. */
    public double lag() {
        return streams.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("records-lag-max"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** Finds the state of a key, here or on another worker. */
    public <S> StateLookup<S> find(StateComputation<S, ?, ?> computation, String key) {
        return find(computation, key, key);
    }

    /** @param stateKey differs from the partition key with {@link StateComputation#keyedWithinPartition} */
    public <S> StateLookup<S> find(StateComputation<S, ?, ?> computation, String partitionKey, String stateKey) {
        return query(computation, partitionKey, store -> {
            byte[] stored = store.get(stateKey);
            return stored == null ? new StateLookup.Absent<>() : new StateLookup.Found<>(computation.read(stored));
        });
    }

    /**
     * Finds the states of a range of keys within the partition of a key, in the order of the keys' UTF-8 bytes; empty
     * if there are none. All of them are held in memory at once.
     *
     * @param from the first key
     * @param to the last key, inclusive
     */
    public <S> StateLookup<SortedMap<String, S>> findRange(
            StateComputation<S, ?, ?> computation, String partitionKey, String from, String to) {
        return query(computation, partitionKey, store -> {
            SortedMap<String, S> states = new TreeMap<>();
            try (KeyValueIterator<String, byte[]> stored = store.range(from, to)) {
                stored.forEachRemaining(state -> states.put(state.key, computation.read(state.value)));
            }
            return new StateLookup.Found<>(states);
        });
    }

    private <R> StateLookup<R> query(
            StateComputation<?, ?, ?> computation,
            String partitionKey,
            Function<ReadOnlyKeyValueStore<String, byte[]>, StateLookup<R>> read) {
        try {
            KeyQueryMetadata owner = owner(computation.name(), partitionKey);
            if (KeyQueryMetadata.NOT_AVAILABLE.equals(owner) || owner.partition() < 0) {
                return new StateLookup.Unavailable<>();
            }
            if (self != null && !self.equals(owner.activeHost())) {
                return new StateLookup.Elsewhere<>(owner.activeHost());
            }
            return read.apply(streams.store(
                    fromNameAndType(computation.name(), QueryableStoreTypes.<String, byte[]>keyValueStore())
                            .withPartition(owner.partition())));
        } catch (InvalidStateStoreException e) {
            LOG.debug("State {} is not available", computation.name(), e);
            return new StateLookup.Unavailable<>();
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
