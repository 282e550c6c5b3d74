package dev.rivulet.pipelines;

import dev.rivulet.pipelines.codec.Encoder;
import dev.rivulet.pipelines.state.StateComputation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** A pipeline that still has no sink. Immutable: each step returns a new flow. */
public final class Flow<T> {
    private final String pipeline;
    private final Function<StreamsBuilder, KStream<String, T>> stream;
    private final boolean keyed;
    private final Optional<StreamPartitioner<String, Object>> placement;
    private final Map<String, Optional<StreamPartitioner<String, Object>>> stores;

    Flow(
            String pipeline,
            Function<StreamsBuilder, KStream<String, T>> stream,
            boolean keyed,
            Optional<StreamPartitioner<String, Object>> placement,
            Map<String, Optional<StreamPartitioner<String, Object>>> stores) {
        this.pipeline = pipeline;
        this.stream = stream;
        this.keyed = keyed;
        this.placement = placement;
        this.stores = Map.copyOf(stores);
    }

    public <U> Flow<U> to(Computation<? super T, U> computation) {
        Named node = Named.as(pipeline + "-" + computation.name());
        return with(builder -> stream.apply(builder).flatMapValues(value -> outputs(computation, value), node));
    }

    /** Moves each value to the partition of its key. */
    public Flow<T> by(Partition<T> partition) {
        return new Flow<>(
                pipeline, builder -> partition.addTo(stream.apply(builder)), true, partition.placement(), stores);
    }

    /** @throws IllegalStateException if the flow has no partition key */
    public <S, U> Flow<U> to(StateComputation<S, T, U> computation) {
        if (!keyed) {
            throw new IllegalStateException("Pipeline " + pipeline + " needs a partition or a keyed source before "
                    + "state computation " + computation.name());
        }
        if (stores.containsKey(computation.name())) {
            throw new IllegalArgumentException("Two state computations have the name " + computation.name());
        }
        Map<String, Optional<StreamPartitioner<String, Object>>> more = new HashMap<>(stores);
        more.put(computation.name(), placement);
        return new Flow<>(
                pipeline, builder -> computation.addTo(builder, stream.apply(builder)), true, placement, more);
    }

    public Pipeline to(Sink<T> sink) {
        Encoder<T> encoder = sink.encoder();
        return new Pipeline(
                pipeline,
                builder -> stream.apply(builder)
                        .selectKey(sink::key, Named.as(pipeline + "-sink-key"))
                        .mapValues(encoder::encode, Named.as(pipeline + "-encode"))
                        .to(
                                sink.topic(),
                                Produced.with(Serdes.String(), Serdes.ByteArray())
                                        .withName(pipeline + "-sink")),
                stores);
    }

    /** Ends a pipeline whose states are only queried. */
    @SuppressWarnings("ReturnValueIgnored") // applied for its effect on the builder
    public Pipeline withoutSink() {
        return new Pipeline(pipeline, stream::apply, stores);
    }

    private <U> Flow<U> with(Function<StreamsBuilder, KStream<String, U>> next) {
        return new Flow<>(pipeline, next, keyed, placement, stores);
    }

    @SuppressWarnings("unchecked") // an Iterable of a subtype is only read
    private static <T, U> Iterable<U> outputs(Computation<? super T, U> computation, T value) {
        return (Iterable<U>) computation.function().apply(value);
    }
}
