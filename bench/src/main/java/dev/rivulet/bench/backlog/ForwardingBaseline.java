package dev.rivulet.bench.backlog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Forwards each record unchanged, and commits as often as aggregator-service does, once all sends are acknowledged.
 * Runs in its own process until killed.
 */
final class ForwardingBaseline {
    static final String GROUP = "bare-loop";
    private static final long COMMIT_EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private ForwardingBaseline() {}

    public static void main(String[] arguments) {
        String in = arguments[0];
        String out = arguments[1];
        String brokers = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        GROUP,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "enable.idempotence", true),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer.subscribe(List.of(in));
        boolean uncommitted = false;
        long lastCommit = System.nanoTime();
        while (true) {
            for (var record : consumer.poll(Duration.ofMillis(50))) {
                producer.send(new ProducerRecord<>(out, record.key(), record.value()), (done, failure) -> {
                    if (failure != null) {
                        Runtime.getRuntime().halt(1);
                    }
                });
                uncommitted = true;
            }
            if (uncommitted && System.nanoTime() - lastCommit >= COMMIT_EVERY) {
                producer.flush();
                consumer.commitAsync();
                uncommitted = false;
                lastCommit = System.nanoTime();
            }
        }
    }
}
