package dev.rivulet.pipelines.state;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/**
 * A pure function from a state and an input to the next state and outputs. There is one state for each key. It is kept
 * in a local RocksDB store and restored from a changelog topic on another worker.
 *
 * <p>The name is that of the store. It becomes part of the changelog's name, so a state survives an upgrade of the
 * program only under the same name.
 *
 * <p>An exception of the function stops the worker: a skipped input would make the state wrong without a trace.
 */
public final class StateComputation<S, I, O> {
    private final String name;
    private final StateFormat<S> format;
    private final Supplier<S> initial;
    private final BiFunction<? super S, ? super I, Next<S, O>> function;
    private final Function<? super I, String> keyWithin;
    private final Duration timeToLive;

    private StateComputation(
            String name,
            StateFormat<S> format,
            Supplier<S> initial,
            BiFunction<? super S, ? super I, Next<S, O>> function,
            Function<? super I, String> keyWithin,
            Duration timeToLive) {
        this.name = requireNonNull(name, "name");
        this.format = requireNonNull(format, "format");
        this.initial = requireNonNull(initial, "initial");
        this.function = requireNonNull(function, "function");
        this.keyWithin = keyWithin;
        this.timeToLive = timeToLive;
    }

    /** @param initial the state of a key that has none */
    public static <S, I, O> StateComputation<S, I, O> of(
            String name,
            StateFormat<S> format,
            Supplier<S> initial,
            BiFunction<? super S, ? super I, Next<S, O>> function) {
        return new StateComputation<>(name, format, initial, function, null, null);
    }

    /**
     * Keeps a state for each key that the function returns, instead of one for each key of the partition. No record
     * moves, so inputs with the same result must have the same partition key.
     */
    public StateComputation<S, I, O> keyedWithinPartition(Function<? super I, String> key) {
        return new StateComputation<>(name, format, initial, function, requireNonNull(key, "key"), timeToLive);
    }

    /**
     * Deletes a state once the partition's records are this much newer than the last input of its key. Time is that of
     * the records: in a partition without records nothing expires.
     */
    public StateComputation<S, I, O> expiringAfter(Duration duration) {
        if (duration.toMillis() <= 0) {
            throw new IllegalArgumentException("The time to live is not positive: " + duration);
        }
        return new StateComputation<>(name, format, initial, function, keyWithin, duration);
    }

    public String name() {
        return name;
    }

    /**
     * Returns the state in the bytes of its store.
     *
     * @throws StateVersionException if this program does not read the version
     */
    public S read(byte[] stored) {
        return readStored(stored).state();
    }

    StoredState<S> readStored(byte[] stored) {
        try {
            return format.read(stored);
        } catch (StateVersionException e) {
            throw e.of(name);
        }
    }

    /** Adds store and function to a topology. */
    public KStream<String, O> addTo(StreamsBuilder builder, KStream<String, I> inputs) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                        .withCachingDisabled());
        return inputs.process(() -> new StateProcessor<>(this), Named.as(name + "-update"), name);
    }

    StateFormat<S> format() {
        return format;
    }

    S initialState() {
        return initial.get();
    }

    Next<S, O> apply(S state, I input) {
        return function.apply(state, input);
    }

    String key(String partitionKey, I input) {
        return keyWithin == null ? partitionKey : keyWithin.apply(input);
    }

    Optional<Duration> timeToLive() {
        return Optional.ofNullable(timeToLive);
    }
}
