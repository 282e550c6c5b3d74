package dev.rivulet.chat.publish;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.events.SignalEvent;
import dev.rivulet.events.Topics;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes what happened in chats, keyed by chat. Thread-safe. */
@ApplicationScoped
public class Publisher {
    /** More than can be sent while a client waits. */
    private static final int QUEUE = 10_000;
    /** What is not acknowledged by then has failed for whoever waits, though the broker may have it. */
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofMillis(2_500);

    private final ObjectMapper json;
    private final Optional<Tracer> tracer;
    private final Producer<String, byte[]> producer;
    /** One thread keeps the order in which a chat's messages were stored. */
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> new Thread(task, "publisher"));

    @Inject
    Publisher(
            ObjectMapper json,
            Tracer tracer,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean untraced,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(json, untraced ? Optional.empty() : Optional.of(tracer), broker);
    }

    /** @param tracer absent where nobody collects: what the SDK does when it is disabled is more than nothing */
    Publisher(ObjectMapper json, Optional<Tracer> tracer, Map<String, Object> broker) {
        this.json = json;
        this.tracer = tracer;
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Somebody waits for each of them.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A broker that is away is told within the time in which a client wants to know.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Completes when the broker has the message for good; with a {@code KafkaException} or a {@code TimeoutException}
     * when it may not have it. Always completes, and within seconds.
     */
    public CompletionStage<Void> publish(MessageEvent message) {
        return publish(Topics.MESSAGES, message.chatId(), message);
    }

    /** As {@link #publish(MessageEvent)}. */
    public CompletionStage<Void> publish(ChatEvent room) {
        return publish(Topics.CHATS, room.chatId(), room);
    }

    /** As {@link #publish(MessageEvent)}. */
    public CompletionStage<Void> publish(ReadPositionEvent read) {
        return publish(Topics.READ_POSITIONS, read.chatId(), read);
    }

    /** As {@link #publish(MessageEvent)}; a signal of no chat is keyed by its person. */
    public CompletionStage<Void> publish(SignalEvent signal) {
        return publish(Topics.SIGNALS, requireNonNullElse(signal.chatId(), signal.userId()), signal);
    }

    /** Sends from a thread of its own: a producer that has no metadata or no room blocks whoever calls it. */
    private CompletionStage<Void> publish(Topics topic, UUID chat, Object event) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        RecordTrace trace =
                tracer.map(t -> RecordTrace.begin(t, topic, acknowledged)).orElse(RecordTrace.NONE);
        try {
            sender.execute(() -> send(topic, chat, event, trace, acknowledged));
        } catch (RejectedExecutionException e) {
            acknowledged.completeExceptionally(new TimeoutException("too much waits for Kafka already"));
        }
        return acknowledged.orTimeout(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(Topics topic, UUID chat, Object event, RecordTrace trace, CompletableFuture<Void> acknowledged) {
        if (acknowledged.isDone()) {
            // Nobody waits any more, and a retry brings it again: make room for those who do.
            return;
        }
        try {
            ProducerRecord<String, byte[]> keyed =
                    new ProducerRecord<>(topic.topicName(), chat.toString(), write(event));
            trace.travelWith(keyed);
            Future<RecordMetadata> unused = producer.send(keyed, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            // Or whoever waits would never be told.
            acknowledged.completeExceptionally(e);
        }
    }

    private byte[] write(Object event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can't be written", e);
        }
    }

    @PreDestroy
    void close() {
        sender.shutdown();
        closeProducer();
    }

    void closeProducer() {
        producer.close(Duration.ofSeconds(2));
    }
}
