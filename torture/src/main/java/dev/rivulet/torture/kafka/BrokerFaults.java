package dev.rivulet.torture.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records that no service has written. */
public final class BrokerFaults implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    public BrokerFaults(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Duplicates a record, like a producer that retries after a lost acknowledgement. */
    public void repeat(ConsumerRecord<byte[], byte[]> seen) throws InterruptedException {
        send(new ProducerRecord<>(seen.topic(), seen.partition(), seen.key(), seen.value()));
    }

    public boolean poison(String topic, String key, String value) throws InterruptedException {
        return send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    private boolean send(ProducerRecord<byte[], byte[]> made) throws InterruptedException {
        try {
            producer.send(made).get();
            return true;
        } catch (ExecutionException | RuntimeException e) {
            // Kafka is down: skip this fault.
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
