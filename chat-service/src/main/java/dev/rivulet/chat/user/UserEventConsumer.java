package dev.rivulet.chat.user;

import static java.util.Objects.requireNonNull;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.Topics;
import dev.rivulet.events.UserEvent;
import dev.rivulet.health.WatchedThread;
import dev.rivulet.health.WatchedThreads;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Maintains {@link Users} from {@link Topics#USERS} on its own thread, and commits offsets of stored records. While
 * Cassandra is unavailable, it waits. A record that fails for another reason is retried with backoff and then becomes a
 * dead letter, so that no record blocks its partition for ever.
 */
@ApplicationScoped
class UserEventConsumer {
    private static final Logger LOG = Logger.getLogger(UserEventConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY = Duration.ofSeconds(30);
    /** With the backoff, about half a minute. */
    private static final int MAX_ATTEMPTS = 6;
    /** A cleanup polls Kafka this often: far below {@code max.poll.interval.ms}. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
    /** Above the longest poll, commit, store call and retry pause. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(2);

    private final CassandraUsers users;
    private final Iterable<AccountDeletionListener> listeners;
    private final ObjectMapper json;
    private final UserDeadLetters deadLetters;
    private final Map<String, Object> settings;
    private final Duration retry;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final WatchedThread thread = new WatchedThread("user-events", STUCK_AFTER, this::run);
    private volatile Consumer<String, String> current;
    /** Of the loop; back to {@link #retry} after each commit. */
    private Duration backoff;

    @Inject
    UserEventConsumer(
            CassandraUsers users,
            @Any Instance<AccountDeletionListener> listeners,
            ObjectMapper json,
            UserDeadLetters deadLetters,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(users, listeners, json, deadLetters, broker, "chat-service-users", RETRY);
    }

    /**
     * @param group the consumer group; a new one fills the copy from the beginning of the topic
     * @param retry the first pause before a retry; each further one is twice as long
     */
    UserEventConsumer(
            CassandraUsers users,
            Iterable<AccountDeletionListener> listeners,
            ObjectMapper json,
            UserDeadLetters deadLetters,
            Map<String, Object> broker,
            String group,
            Duration retry) {
        this.users = users;
        this.retry = retry;
        backoff = retry;
        this.listeners = listeners;
        this.json = json;
        this.deadLetters = deadLetters;
        settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // How soon another instance takes over after a kill; the default is 45 s.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        // Small enough that a batch of slow deletions commits often.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
    }

    void start(@Observes StartupEvent event, WatchedThreads threads) {
        threads.start(thread);
    }

    WatchedThread thread() {
        return thread;
    }

    private void run() {
        while (!thread.stopping()) {
            thread.advanced();
            if (!users.ready()) {
                pause(RETRY);
                continue;
            }
            try (Consumer<String, String> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                // A new consumer starts from the committed offset, so nothing is skipped.
                LOG.warnf("User events cannot be consumed; retrying in %s: %s", backoff, e.toString());
                pause(backoff);
                backoff = longer(backoff);
            }
        }
    }

    private void follow(Consumer<String, String> consumer) {
        consumer.subscribe(List.of(Topics.USERS.topicName()));
        while (!thread.stopping()) {
            thread.advanced();
            ConsumerRecords<String, String> records = consumer.poll(POLL);
            KeepAlive keepAlive = new KeepAlive(consumer);
            records.forEach(record -> applyWithRetries(record, keepAlive));
            if (!records.isEmpty()) {
                consumer.commitSync();
                backoff = retry;
            }
        }
    }

    private void applyWithRetries(ConsumerRecord<String, String> record, KeepAlive keepAlive) {
        Duration pause = retry;
        for (int attempt = 1; ; attempt++) {
            try {
                apply(record, keepAlive);
                return;
            } catch (WakeupException e) {
                throw e;
            } catch (RuntimeException e) {
                if (isStoreAway(e)) {
                    throw e;
                }
                if (attempt == MAX_ATTEMPTS) {
                    putAside(record, e.toString(), keepAlive);
                    return;
                }
                LOG.warnf(
                        "User event %s-%d@%d failed, attempt %d of %d: %s",
                        record.topic(), record.partition(), record.offset(), attempt, MAX_ATTEMPTS, e.toString());
                pause(pause);
                pause = longer(pause);
                keepAlive.run();
            }
        }
    }

    private void apply(ConsumerRecord<String, String> record, KeepAlive keepAlive) {
        Optional<UserEvent> user;
        UserId id;
        try {
            id = new UserId(UUID.fromString(requireNonNull(record.key(), "has no key")));
            user = Optional.ofNullable(record.value()).map(this::read);
        } catch (IllegalArgumentException | NullPointerException e) {
            putAside(record, e.getMessage(), keepAlive);
            return;
        }
        user.ifPresentOrElse(u -> users.put(u, record.timestamp()), () -> remove(id, record.timestamp(), keepAlive));
    }

    /** Committed at once: a failure of a later record of the same poll must not bring this one back. */
    private void putAside(ConsumerRecord<String, String> record, String reason, KeepAlive keepAlive) {
        deadLetters.put(record, reason);
        keepAlive.consumer.commitSync(Map.of(
                new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1)));
        backoff = retry;
    }

    /**
     * Marked as deleted first: a request that adds the user to a chat from now on notices, and earlier ones are seen
     * here.
     */
    private void remove(UserId id, long millis, Runnable progress) {
        users.remove(id, millis);
        if (!users.deleted(List.of(id)).toCompletableFuture().join().isEmpty()) {
            listeners.forEach(listener -> listener.onAccountDeleted(id, progress));
        }
    }

    private UserEvent read(String value) {
        try {
            return requireNonNull(json.readValue(value, UserEvent.class), "is no user");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be read: " + e.getOriginalMessage(), e);
        }
    }

    /** During an outage every record fails, so this one is retried indefinitely. */
    private static boolean isStoreAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem.type() == ProblemType.UNAVAILABLE;
            }
            if (cause instanceof DriverException) {
                return !(cause instanceof QueryValidationException);
            }
        }
        return failure instanceof KafkaException;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(MAX_RETRY) > 0 ? MAX_RETRY : twice;
    }

    private void pause(Duration time) {
        try {
            stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop();
        stopped.countDown();
        Consumer<String, String> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(Duration.ofSeconds(5));
    }

    /** Polls without fetching during long work, so that the group does not expel this consumer. */
    private final class KeepAlive implements Runnable {
        private final Consumer<?, ?> consumer;
        private long polledAt = System.nanoTime();

        KeepAlive(Consumer<?, ?> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void run() {
            thread.advanced();
            if (System.nanoTime() - polledAt > KEEP_ALIVE.toNanos()) {
                Set<TopicPartition> assigned = consumer.assignment();
                consumer.pause(assigned);
                consumer.poll(Duration.ZERO);
                consumer.resume(consumer.assignment());
                polledAt = System.nanoTime();
            }
        }
    }
}
