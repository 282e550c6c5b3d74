package dev.rivulet.pipelines;

import static java.util.Objects.requireNonNull;

import dev.rivulet.pipelines.codec.Encoder;
import java.util.function.Function;

/** A Kafka topic that a pipeline writes. It must exist. Records have the partition key of the step before. */
public final class Sink<T> {
    private final String topic;
    private final Encoder<T> encoder;
    private final Function<? super T, String> key;

    private Sink(String topic, Encoder<T> encoder, Function<? super T, String> key) {
        this.topic = requireNonNull(topic, "topic");
        this.encoder = requireNonNull(encoder, "encoder");
        this.key = key;
    }

    public static <T> Sink<T> topic(String topic, Encoder<T> encoder) {
        return new Sink<>(topic, encoder, null);
    }

    public Sink<T> keyedBy(Function<? super T, String> outputKey) {
        return new Sink<>(topic, encoder, requireNonNull(outputKey, "key"));
    }

    String topic() {
        return topic;
    }

    Encoder<T> encoder() {
        return encoder;
    }

    String key(String partitionKey, T value) {
        return key == null ? partitionKey : key.apply(value);
    }
}
