package dev.rivulet.consumer.projection;

import dev.rivulet.events.DeadLetter;
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
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class DeadLetterWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Counter written;
    private final Counter dropped;

    DeadLetterWriter(Map<String, Object> kafka, MeterRegistry metrics) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // The thread that polls waits for it.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        written = Counter.builder("rivulet.projection.dead.letters")
                .description("Records that could not be read or written")
                .register(metrics);
        dropped = Counter.builder("rivulet.projection.dead.letters.dropped")
                .description("Dead letters that could not be written and were given up")
                .register(metrics);
    }

    /** Returns once Kafka has acknowledged the dead letter. */
    void send(ConsumerRecord<byte[], byte[]> dead, String reason) throws ExecutionException, InterruptedException {
        LOG.warn("Record {} {}: writing it to the dead letters", name(dead), reason);
        DeadLetter letter = DeadLetter.of(source(dead), reason);
        var copy = new ProducerRecord<>(dead.topic() + Topics.Names.DEAD, letter.key(), letter.value());
        letter.headers().forEach(copy.headers()::add);
        producer.send(copy).get();
        written.increment();
    }

    void giveUp(ConsumerRecord<byte[], byte[]> dead, Exception cause) {
        LOG.error("Record {} could not be written to the dead letters and is skipped", name(dead), cause);
        dropped.increment();
    }

    private static DeadLetter.Source source(ConsumerRecord<byte[], byte[]> dead) {
        Map<String, byte[]> headers = new HashMap<>();
        dead.headers().forEach(header -> headers.put(header.key(), header.value()));
        return new DeadLetter.Source(dead.topic(), dead.partition(), dead.offset(), dead.key(), dead.value(), headers);
    }

    private static String name(ConsumerRecord<byte[], byte[]> dead) {
        return "%s-%d@%d".formatted(dead.topic(), dead.partition(), dead.offset());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
