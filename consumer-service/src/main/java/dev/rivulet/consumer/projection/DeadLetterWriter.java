package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records aside that can't be read or written: as they came, with the reason in headers. */
final class DeadLetterWriter implements AutoCloseable {

    static final String REASON = "rivulet-reason";
    static final String TOPIC = "rivulet-topic";
    static final String PARTITION = "rivulet-partition";
    static final String OFFSET = "rivulet-offset";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Counter counter;

    DeadLetterWriter(Map<String, Object> kafka, MeterRegistry metrics) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // It is waited for between two polls.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        counter = Counter.builder("rivulet.projection.dead.letters")
                .description("Records that could not be read or written")
                .register(metrics);
    }

    /** Returns once the letter is safe. */
    void send(ConsumerRecord<byte[], byte[]> dead, String reason) throws ExecutionException, InterruptedException {
        LOG.warn("Record {} of {}-{} {}: dead-lettered", dead.offset(), dead.topic(), dead.partition(), reason);
        var deadLetter =
                new ProducerRecord<>(dead.topic() + Topics.Names.DEAD, null, dead.key(), dead.value(), dead.headers());
        header(deadLetter.headers(), REASON, reason);
        header(deadLetter.headers(), TOPIC, dead.topic());
        header(deadLetter.headers(), PARTITION, String.valueOf(dead.partition()));
        header(deadLetter.headers(), OFFSET, String.valueOf(dead.offset()));
        producer.send(deadLetter).get();
        counter.increment();
    }

    private static void header(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
