package dev.rivulet.chat.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.DeadLetter;
import dev.rivulet.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Writes records of {@link Topics#USERS} that cannot be applied to the dead-letter topic, so that the records behind
 * them go on. Any increase of {@code rivulet_users_dead_letters_total} deserves an alert. Thread-safe.
 */
@ApplicationScoped
class UserDeadLetters {
    private static final Logger LOG = Logger.getLogger(UserDeadLetters.class);
    /** The consumer restarts after each, with backoff: some minutes. */
    private static final int MAX_ATTEMPTS = 10;

    private final Producer<byte[], byte[]> producer;
    private final Counter written;
    private final Counter dropped;
    private final int maxAttempts;
    private final AtomicInteger failures = new AtomicInteger();

    @Inject
    UserDeadLetters(MeterRegistry registry, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(registry, broker, MAX_ATTEMPTS);
    }

    UserDeadLetters(MeterRegistry registry, Map<String, Object> broker, int maxAttempts) {
        this.maxAttempts = maxAttempts;
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        written = Counter.builder("rivulet.users.dead.letters")
                .description("User events that could not be applied")
                .register(registry);
        dropped = Counter.builder("rivulet.users.dead.letters.dropped")
                .description("User events that could neither be applied nor become dead letters")
                .register(registry);
    }

    /**
     * Blocks until the broker has acknowledged the dead letter; throws a {@code KafkaException} otherwise. Gives up
     * after some failures in a row: a dead letter that cannot be written must not stop its partition
     * for ever, and the record is still in its topic.
     */
    void put(ConsumerRecord<String, String> record, String reason) {
        DeadLetter letter = DeadLetter.of(source(record), String.valueOf(reason));
        var dead = new ProducerRecord<>(Topics.USERS_DEAD.topicName(), letter.key(), letter.value());
        letter.headers().forEach(dead.headers()::add);
        try {
            producer.send(dead).get();
            failures.set(0);
            written.increment();
            LOG.errorf(
                    "User event %s-%d@%d is a dead letter: %s",
                    record.topic(), record.partition(), record.offset(), reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            giveUpOrThrow(record, new KafkaException(e.getCause()));
        } catch (KafkaException e) {
            giveUpOrThrow(record, e);
        }
    }

    private void giveUpOrThrow(ConsumerRecord<String, String> record, KafkaException failure) {
        if (failures.incrementAndGet() < maxAttempts) {
            throw failure;
        }
        failures.set(0);
        dropped.increment();
        LOG.errorf(
                failure,
                "User event %s-%d@%d is skipped, because its dead letter cannot be written",
                record.topic(),
                record.partition(),
                record.offset());
    }

    private static DeadLetter.Source source(ConsumerRecord<String, String> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return new DeadLetter.Source(
                record.topic(),
                record.partition(),
                record.offset(),
                bytes(record.key()),
                bytes(record.value()),
                headers);
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
