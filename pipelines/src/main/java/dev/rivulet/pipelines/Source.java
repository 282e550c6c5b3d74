package dev.rivulet.pipelines;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.Topics;
import dev.rivulet.pipelines.codec.Decoder;

/**
 * A Kafka topic that a pipeline reads from the earliest record on. A record that cannot be decoded, or that has no
 * value, becomes a {@link dev.rivulet.events.DeadLetter} in another topic, which must exist.
 */
public final class Source<T> {
    private final String topic;
    private final Decoder<T> decoder;
    private final String deadLetters;
    private final boolean keyed;

    private Source(String topic, Decoder<T> decoder, String deadLetters, boolean keyed) {
        this.topic = requireNonNull(topic, "topic");
        this.decoder = requireNonNull(decoder, "decoder");
        this.deadLetters = deadLetters;
        this.keyed = keyed;
    }

    /** Dead letters go to {@code <topic>.dead}. */
    public static <T> Source<T> topic(String topic, Decoder<T> decoder) {
        return new Source<>(topic, decoder, topic + Topics.Names.DEAD, false);
    }

    public Source<T> withDeadLettersTo(String deadLetterTopic) {
        return new Source<>(topic, decoder, requireNonNull(deadLetterTopic, "topic"), keyed);
    }

    /** Skips undecodable records, for a topic of which another reader keeps the dead letters. */
    public Source<T> withoutDeadLetters() {
        return new Source<>(topic, decoder, null, keyed);
    }

    /**
     * Uses the key of the records as the partition key, so that a state computation may follow without a repartition.
     * A record without a key becomes a dead letter. The key is read as UTF-8.
     */
    public Source<T> keyed() {
        return new Source<>(topic, decoder, deadLetters, true);
    }

    String topic() {
        return topic;
    }

    Decoder<T> decoder() {
        return decoder;
    }

    /** Null to skip. */
    String deadLetters() {
        return deadLetters;
    }

    boolean isKeyed() {
        return keyed;
    }
}
