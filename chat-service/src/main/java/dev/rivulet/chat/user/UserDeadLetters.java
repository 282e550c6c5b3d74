package dev.rivulet.chat.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.Topics;
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

/** Where a record of {@link Topics#USERS} goes that can't be read, as it came, so that the others behind it go on. */
@ApplicationScoped
class UserDeadLetters {
    private static final Logger LOG = Logger.getLogger(UserDeadLetters.class);

    private final Producer<String, String> producer;

    UserDeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Blocks until the broker has it; a {@code KafkaException} says that it does not. */
    void put(ConsumerRecord<String, String> record, String reason) {
        ProducerRecord<String, String> dead =
                new ProducerRecord<>(Topics.USERS_DEAD.topicName(), record.key(), record.value());
        dead.headers()
                .add("rivulet-reason", String.valueOf(reason).getBytes(UTF_8))
                .add("rivulet-topic", record.topic().getBytes(UTF_8))
                .add("rivulet-partition", String.valueOf(record.partition()).getBytes(UTF_8))
                .add("rivulet-offset", String.valueOf(record.offset()).getBytes(UTF_8));
        try {
            producer.send(dead).get();
            LOG.errorf("%s-%d@%d is put aside: %s", record.topic(), record.partition(), record.offset(), reason);
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
