package dev.rivulet.pipelines;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.Topics;
import dev.rivulet.pipelines.codec.Decoder;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One or more Kafka topics that a pipeline reads from the earliest record on. A record that cannot be decoded, or that
 * has no value, becomes a {@link dev.rivulet.events.DeadLetter} in another topic, which must exist.
 */
public final class Source<T> {
    private final Map<String, Decoder<? extends T>> decoders;
    private final UnaryOperator<String> deadLetters;
    private final boolean keyed;

    private Source(Map<String, Decoder<? extends T>> decoders, UnaryOperator<String> deadLetters, boolean keyed) {
        this.decoders = Map.copyOf(decoders);
        this.deadLetters = deadLetters;
        this.keyed = keyed;
    }

    /** Dead letters go to {@code <topic>.dead}. */
    public static <T> Source<T> topic(String topic, Decoder<T> decoder) {
        return topics(Map.of(topic, decoder));
    }

    /**
     * Several topics with the same number of partitions: one worker has a partition of all of them, and the states of
     * its keys. Dead letters go to {@code <topic>.dead}.
     */
    public static <T> Source<T> topics(Map<String, Decoder<? extends T>> decoders) {
        return new Source<>(decoders, topic -> topic + Topics.Names.DEAD, false);
    }

    public Source<T> withDeadLettersTo(String deadLetterTopic) {
        requireNonNull(deadLetterTopic, "topic");
        return new Source<>(decoders, topic -> deadLetterTopic, keyed);
    }

    /** Skips undecodable records, for topics of which another reader keeps the dead letters. */
    public Source<T> withoutDeadLetters() {
        return new Source<>(decoders, null, keyed);
    }

    /**
     * Uses the key of the records as the partition key, so that a state computation may follow without a repartition.
     * A record without a key becomes a dead letter. The key is read as UTF-8.
     */
    public Source<T> keyed() {
        return new Source<>(decoders, deadLetters, true);
    }

    Set<String> topics() {
        return decoders.keySet();
    }

    Decoder<? extends T> decoder(String topic) {
        return decoders.get(topic);
    }

    boolean hasDeadLetters() {
        return deadLetters != null;
    }

    String deadLetters(String topic) {
        return deadLetters.apply(topic);
    }

    boolean isKeyed() {
        return keyed;
    }
}
