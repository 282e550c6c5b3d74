package dev.rivulet.pipelines;

import static java.util.Objects.requireNonNull;

import dev.rivulet.pipelines.codec.Codec;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends values with the same key to the same partition, through the topic
 * {@code <application>-<name>-repartition}, which Kafka Streams creates. The number of partitions bounds the number of
 * workers and cannot change while there is state.
 */
public final class Partition<T> {
    private final String name;
    private final Function<? super T, String> key;
    private final Codec<T> codec;
    private final Integer partitions;
    private final StreamPartitioner<String, Object> placement;

    private Partition(
            String name,
            Function<? super T, String> key,
            Codec<T> codec,
            Integer partitions,
            StreamPartitioner<String, Object> placement) {
        this.name = requireNonNull(name, "name");
        this.key = requireNonNull(key, "key");
        this.codec = requireNonNull(codec, "codec");
        this.partitions = partitions;
        this.placement = placement;
    }

    /** As many partitions as the source has; a hash of the key chooses one. */
    public static <T> Partition<T> by(String name, Function<? super T, String> key, Codec<T> codec) {
        return new Partition<>(name, key, codec, null, null);
    }

    public Partition<T> over(int numberOfPartitions) {
        return new Partition<>(name, key, codec, positive(numberOfPartitions), placement);
    }

    /** @param chosenPartition of a key; taken modulo the number of partitions */
    public Partition<T> over(int numberOfPartitions, ToIntFunction<String> chosenPartition) {
        requireNonNull(chosenPartition, "placement");
        return new Partition<>(
                name,
                key,
                codec,
                positive(numberOfPartitions),
                (topic, k, value, count) -> Optional.of(Set.of(Math.floorMod(chosenPartition.applyAsInt(k), count))));
    }

    /** Chooses the partition of a key; empty for Kafka's default, a hash. */
    public Optional<StreamPartitioner<String, Object>> placement() {
        return Optional.ofNullable(placement);
    }

    KStream<String, T> addTo(KStream<String, T> values) {
        Repartitioned<String, T> topic = Repartitioned.<String, T>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.serdeFrom((t, value) -> codec.encode(value), (t, bytes) -> codec.decode(bytes)));
        if (partitions != null) {
            topic = topic.withNumberOfPartitions(partitions);
        }
        if (placement != null) {
            topic = topic.withStreamPartitioner(placement::partitions);
        }
        return values.selectKey((before, value) -> key.apply(value), Named.as(name + "-key"))
                .repartition(topic);
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("The number of partitions is not positive: " + number);
        }
        return number;
    }
}
