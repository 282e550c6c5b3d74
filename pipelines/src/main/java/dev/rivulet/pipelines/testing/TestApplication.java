package dev.rivulet.pipelines.testing;

import dev.rivulet.pipelines.Application;
import dev.rivulet.pipelines.codec.Decoder;
import dev.rivulet.pipelines.codec.Encoder;
import dev.rivulet.pipelines.state.StateComputation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Runs an application's real topology without a broker, record by record. The module that uses it adds
 * {@code kafka-streams-test-utils} in scope {@code test}.
 *
 * <pre>{@code
 * try (TestApplication test = TestApplication.of(application)) {
 *     test.send("lines", null, "to be or not to be");
 *     assertThat(test.received("counts")).contains("be => 2");
 * }
 * }</pre>
 */
public final class TestApplication implements AutoCloseable {
    private final TopologyTestDriver driver;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private TestApplication(Application application, Path state) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application.name());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(application.topology(), properties, now);
    }

    public static TestApplication of(Application application) {
        try {
            return new TestApplication(application, Files.createTempDirectory("pipelines-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The timestamp of the records that are sent from now on. */
    public TestApplication at(Instant time) {
        now = time;
        return this;
    }

    public void send(String topic, String key, String text) {
        send(topic, key, text, Encoder.text());
    }

    /** @param value null for a record without a value */
    public <T> void send(String topic, String key, T value, Encoder<T> encoder) {
        byte[] bytes = value == null ? null : encoder.encode(value);
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, bytes, now));
    }

    /** The values that were written to a topic since the last call, as text. */
    public List<String> received(String topic) {
        return received(topic, Decoder.text());
    }

    public <T> List<T> received(String topic, Decoder<T> decoder) {
        return records(topic).stream()
                .map(record -> decoder.decode(record.value()))
                .toList();
    }

    /** The records that were written to a topic since the last call. */
    public List<TestRecord<String, byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    public <S> Optional<S> state(StateComputation<S, ?, ?> computation, String key) {
        byte[] stored =
                driver.<String, byte[]>getKeyValueStore(computation.name()).get(key);
        return Optional.ofNullable(stored).map(computation::read);
    }

    /** Writes the bytes that a program of another version would have left. */
    public void putStored(StateComputation<?, ?, ?> computation, String key, byte[] stored) {
        driver.<String, byte[]>getKeyValueStore(computation.name()).put(key, stored);
    }

    @Override
    public void close() {
        driver.close();
    }
}
