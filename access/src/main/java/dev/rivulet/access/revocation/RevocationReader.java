package dev.rivulet.access.revocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.RevocationEvent;
import dev.rivulet.events.Topics;
import dev.rivulet.health.WatchedThread;
import dev.rivulet.health.WatchedThreads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads all of {@link Topics#REVOCATIONS} into {@link RevokedSessions} on its own thread, and follows the topic from
 * then on. Each instance reads every partition, so it is in no consumer group and commits nothing.
 */
@ApplicationScoped
class RevocationReader {
    private static final Logger LOG = Logger.getLogger(RevocationReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int TIMEOUT_MILLIS = 5_000;
    /** Above a poll, a lookup of the end offsets and a retry pause. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(1);

    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topics.REVOCATIONS.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.REVOCATIONS.topicName(), partition))
            .toList();

    private final RevokedSessions revoked;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Object> settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final WatchedThread thread = new WatchedThread("revocations", STUCK_AFTER, this::run);
    private volatile Consumer<String, byte[]> current;

    RevocationReader(
            RevokedSessions revoked,
            ObjectMapper json,
            Clock clock,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.revoked = revoked;
        this.json = json;
        this.clock = clock;
        settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS - 1_000);
        // A broker that returns is found again within a second.
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    }

    void start(@Observes StartupEvent event, WatchedThreads threads) {
        threads.start(thread);
    }

    private void run() throws InterruptedException {
        while (!thread.stopping()) {
            thread.advanced();
            try (Consumer<String, byte[]> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                // A new consumer reads everything again, so nothing is skipped.
                LOG.warnf("Revocations cannot be read; retrying in %s: %s", RETRY, e.toString());
                stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        consumer.assign(PARTITIONS);
        consumer.seekToBeginning(PARTITIONS);
        Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
        while (!thread.stopping()) {
            thread.advanced();
            consumer.poll(POLL).forEach(this::apply);
            revoked.forgetExpired(clock.instant());
            if (!revoked.isLoaded()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                revoked.loaded();
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            revoked.add(json.readValue(record.value(), RevocationEvent.class), clock.instant());
        } catch (IOException e) {
            // Skipped, because the records behind it must take effect.
            LOG.errorf(
                    "Revocation %s-%d@%d cannot be read: %s",
                    record.topic(), record.partition(), record.offset(), e.toString());
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop();
        stopped.countDown();
        Consumer<?, ?> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(Duration.ofSeconds(5));
    }
}
