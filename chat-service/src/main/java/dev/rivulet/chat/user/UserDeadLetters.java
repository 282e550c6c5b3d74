package dev.rivulet.chat.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Writes records of {@link Topics#USERS} that cannot be applied to the dead-letter topic, so that the records behind
 * them go on. Counted in {@code rivulet_users_dead_letters_total}: any increase deserves an alert. Thread-safe.
 */
@ApplicationScoped
class UserDeadLetters {
    private static final Logger LOG = Logger.getLogger(UserDeadLetters.class);
    /** The reason may quote the record. */
    private static final int MAX_REASON = 500;
    /** Leaves room for the key and our headers within the broker's default limit of 1 MiB. */
    private static final int MAX_BYTES = 900_000;

    private final Producer<String, String> producer;
    private final Counter written;

    UserDeadLetters(MeterRegistry registry, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        written = Counter.builder("rivulet.users.dead.letters")
                .description("User events that could not be applied")
                .register(registry);
    }

    /** Blocks until the broker has acknowledged the dead letter; throws a {@code KafkaException} otherwise. */
    void put(ConsumerRecord<String, String> record, String reason) {
        int bytes = record.value() == null ? 0 : record.value().getBytes(UTF_8).length;
        boolean tooLong = bytes > MAX_BYTES;
        // A UTF-16 unit takes three bytes at most.
        String value = tooLong ? record.value().substring(0, MAX_BYTES / 3) : record.value();
        ProducerRecord<String, String> dead = new ProducerRecord<>(Topics.USERS_DEAD.topicName(), record.key(), value);
        String text = String.valueOf(reason);
        dead.headers()
                .add(
                        "rivulet-reason",
                        text.substring(0, Math.min(text.length(), MAX_REASON)).getBytes(UTF_8))
                .add("rivulet-topic", record.topic().getBytes(UTF_8))
                .add("rivulet-partition", String.valueOf(record.partition()).getBytes(UTF_8))
                .add("rivulet-offset", String.valueOf(record.offset()).getBytes(UTF_8));
        if (tooLong) {
            dead.headers().add("rivulet-truncated", String.valueOf(bytes).getBytes(UTF_8));
        }
        try {
            producer.send(dead).get();
            written.increment();
            LOG.errorf(
                    "User event %s-%d@%d is a dead letter: %s",
                    record.topic(), record.partition(), record.offset(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
