package dev.rivulet.chat.publish;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.SignalEvent;
import dev.rivulet.events.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes typing and presence, best effort, with a producer of its own so that signals never delay messages. A signal
 * is dropped when the buffer is full or the broker is away. Never blocks. Thread-safe.
 */
@ApplicationScoped
public class SignalPublisher {
    private static final long BUFFER_BYTES = 1 << 20;

    private final ObjectMapper json;
    private final Producer<String, byte[]> producer;
    private final Counter dropped;

    SignalPublisher(
            ObjectMapper json, MeterRegistry registry, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.json = json;
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        // send() must return at once, also without metadata or buffer space.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        dropped = Counter.builder("rivulet.signals.dropped")
                .description("Typing and presence signals that were not published")
                .register(registry);
    }

    public void publish(SignalEvent signal) {
        String key = requireNonNullElse(signal.chatId(), signal.userId()).toString();
        try {
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(Topics.SIGNALS.topicName(), key, json.writeValueAsBytes(signal)),
                    (metadata, failure) -> {
                        if (failure != null) {
                            dropped.increment();
                        }
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot serialise a signal", e);
        } catch (KafkaException | IllegalStateException e) {
            dropped.increment();
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ZERO);
    }
}
