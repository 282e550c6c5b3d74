package dev.rivulet.chat.publish;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.events.SignalEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.health.WatchedThread;
import dev.rivulet.health.WatchedThreads;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
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

/** Publishes chat records, messages and read positions, keyed by chat. Thread-safe. */
@ApplicationScoped
public class Publisher {
    /** More than can be sent while a client waits. */
    private static final int QUEUE = 10_000;

    private static final long POLL_MILLIS = 1_000;
    /** A record that is not acknowledged by then has failed for its caller, although the broker may have it. */
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofMillis(2_500);
    /** Above {@code max.block.ms}, the longest that one send may take. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);
    /** How long a shutdown waits for queued and unacknowledged records. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final ObjectMapper json;
    private final Optional<Tracer> tracer;
    private final Producer<String, byte[]> producer;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE);
    /** One thread keeps the order in which a chat's messages were stored. */
    private final WatchedThread sender = new WatchedThread("publisher", STUCK_AFTER, this::run);

    private record Pending(Topics topic, UUID key, Object event, RecordTrace trace, CompletableFuture<Void> done) {}

    @Inject
    Publisher(
            ObjectMapper json,
            Tracer tracer,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean untraced,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            WatchedThreads threads) {
        this(json, untraced ? Optional.empty() : Optional.of(tracer), broker);
        threads.start(sender);
    }

    /** @param tracer absent when tracing is off: a disabled SDK still creates spans */
    Publisher(ObjectMapper json, Optional<Tracer> tracer, Map<String, Object> broker) {
        this.json = json;
        this.tracer = tracer;
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A client waits for each record.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Clients learn of an absent broker within their own timeout.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Completes when the broker has acknowledged the record; fails with a {@code KafkaException} or a {@code
     * TimeoutException} if it may not have it. Always completes within seconds.
     */
    public CompletionStage<Void> publish(MessageEvent message) {
        return publish(Topics.MESSAGES, message.chatId(), message);
    }

    public CompletionStage<Void> publish(ChatEvent chat) {
        return publish(Topics.CHATS, chat.chatId(), chat);
    }

    public CompletionStage<Void> publish(ReadPositionEvent position) {
        return publish(Topics.READ_POSITIONS, position.chatId(), position);
    }

    /** A signal without a chat is keyed by user. */
    public CompletionStage<Void> publish(SignalEvent signal) {
        return publish(Topics.SIGNALS, requireNonNullElse(signal.chatId(), signal.userId()), signal);
    }

    WatchedThread sender() {
        return sender;
    }

    /** Hands the record to the sender thread: a producer without metadata or buffer space blocks its caller. */
    private CompletionStage<Void> publish(Topics topic, UUID chat, Object event) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        RecordTrace trace =
                tracer.map(t -> RecordTrace.begin(t, topic, acknowledged)).orElse(RecordTrace.NONE);
        Pending pending = new Pending(topic, chat, event, trace, acknowledged);
        if (sender.stopping() || !queue.offer(pending)) {
            acknowledged.completeExceptionally(new TimeoutException("The publisher's queue is full or closed"));
        }
        return acknowledged.orTimeout(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() throws InterruptedException {
        while (!sender.stopping() || !queue.isEmpty()) {
            sender.advanced();
            Pending next = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                send(next);
            }
        }
    }

    private void send(Pending pending) {
        if (pending.done().isDone()) {
            // Its caller has timed out and will retry: leave the time to those who still wait.
            return;
        }
        try {
            ProducerRecord<String, byte[]> keyed = new ProducerRecord<>(
                    pending.topic().topicName(), pending.key().toString(), write(pending.event()));
            pending.trace().travelWith(keyed);
            Future<RecordMetadata> unused = producer.send(keyed, (metadata, failure) -> {
                if (failure == null) {
                    pending.done().complete(null);
                } else {
                    pending.done().completeExceptionally(failure);
                }
            });
        } catch (Throwable e) {
            // The caller must be told in any case; an Error then ends the thread, and liveness fails.
            pending.done().completeExceptionally(sender.stopping() ? closed() : e);
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    private byte[] write(Object event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot serialise an event", e);
        }
    }

    /** Sends the queued records and waits for their acknowledgements, within bounds; callers of the rest get a 503. */
    @PreDestroy
    void close() throws InterruptedException {
        sender.stop();
        sender.join(DRAIN);
        closeProducer();
        for (Pending left = queue.poll(); left != null; left = queue.poll()) {
            left.done().completeExceptionally(closed());
        }
    }

    /** Maps to a 503: the client retries at another instance. */
    private static TimeoutException closed() {
        return new TimeoutException("The service is shutting down");
    }

    void closeProducer() {
        producer.close(DRAIN);
    }
}
