package dev.rivulet.pipelines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Steps from a source to a sink, as part of an {@link Application}. */
public final class Pipeline {
    private final String name;
    private final Consumer<StreamsBuilder> steps;
    private final Map<String, Optional<StreamPartitioner<String, Object>>> stores;

    Pipeline(
            String name,
            Consumer<StreamsBuilder> steps,
            Map<String, Optional<StreamPartitioner<String, Object>>> stores) {
        this.name = name;
        this.steps = steps;
        this.stores = stores;
    }

    /** @param name unique within the application */
    public static <T> Flow<T> from(String name, Source<T> source) {
        return new Flow<>(name, builder -> read(name, source, builder), source.isKeyed(), Optional.empty(), Map.of());
    }

    String name() {
        return name;
    }

    void addTo(StreamsBuilder builder) {
        steps.accept(builder);
    }

    /** The placement of keys by the name of the store. */
    Map<String, Optional<StreamPartitioner<String, Object>>> stores() {
        return stores;
    }

    private static <T> KStream<String, T> read(String name, Source<T> source, StreamsBuilder builder) {
        KStream<byte[], Decoded<T>> decoded = builder.stream(
                        source.topics(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name + "-source"))
                .process(() -> new DecodeProcessor<>(source), Named.as(name + "-decode"));
        if (source.hasDeadLetters()) {
            decoded.filter((key, either) -> either.deadLetter() != null, Named.as(name + "-undecodable"))
                    .process(DeadLetterEncoder::new, Named.as(name + "-dead-letter"))
                    .to(
                            (key, letter, context) -> source.deadLetters(context.topic()),
                            Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                                    .withName(name + "-dead-letters"));
        }
        return decoded.filter((key, either) -> either.value() != null, Named.as(name + "-decodable"))
                .mapValues(Decoded::value, Named.as(name + "-value"))
                .selectKey((key, value) -> key == null ? null : new String(key, UTF_8), Named.as(name + "-text-key"));
    }
}
