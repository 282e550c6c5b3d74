package dev.rivulet.chat.user;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.Topics;
import dev.rivulet.events.UserEvent;
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
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Keeps {@link Users} as {@link Topics#USERS} says, on a thread of its own; commits what is in the copy. */
@ApplicationScoped
class UserEventConsumer {
    private static final Logger LOG = Logger.getLogger(UserEventConsumer.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final CassandraUsers users;
    private final Iterable<AccountDeletionListener> deletionListeners;
    private final ObjectMapper json;
    private final UserDeadLetters deadLetters;
    private final Map<String, Object> settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "user-feed");
    private volatile Consumer<String, String> current;

    @Inject
    UserEventConsumer(
            CassandraUsers users,
            @Any Instance<AccountDeletionListener> deletionListeners,
            ObjectMapper json,
            UserDeadLetters deadLetters,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(users, deletionListeners, json, deadLetters, broker, "chat-service-users");
    }

    /** @param group what remembers how far it has read: a new one fills the copy from the beginning of the topic */
    UserEventConsumer(
            CassandraUsers users,
            Iterable<AccountDeletionListener> deletionListeners,
            ObjectMapper json,
            UserDeadLetters deadLetters,
            Map<String, Object> broker,
            String group) {
        this.users = users;
        this.deletionListeners = deletionListeners;
        this.json = json;
        this.deadLetters = deadLetters;
        settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // How soon another instance goes on after one was killed; the default is 45 s.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    private void run() {
        while (stopping.getCount() > 0) {
            if (!users.ready()) {
                pause();
                continue;
            }
            try (Consumer<String, String> consumer =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                // A new consumer starts from what was committed, so nothing is skipped.
                LOG.warnf("The copy of users can't be kept up to date; trying again: %s", e.toString());
                pause();
            }
        }
    }

    private void follow(Consumer<String, String> consumer) {
        consumer.subscribe(List.of(Topics.USERS.topicName()));
        while (stopping.getCount() > 0) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(5));
            records.forEach(this::apply);
            if (!records.isEmpty()) {
                consumer.commitSync();
            }
        }
    }

    /** A failure of the store ends the loop and is tried again; a record that can't be read is put aside. */
    private void apply(ConsumerRecord<String, String> record) {
        Optional<UserEvent> user;
        UserId id;
        try {
            id = new UserId(UUID.fromString(requireNonNull(record.key(), "has no key")));
            user = Optional.ofNullable(record.value()).map(this::read);
        } catch (IllegalArgumentException | NullPointerException e) {
            deadLetters.put(record, e.getMessage());
            return;
        }
        user.ifPresentOrElse(u -> users.put(u, record.timestamp()), () -> remove(id, record.timestamp()));
    }

    /** Forgotten first: whoever lets them into a chat from now on finds out, and those before are seen here. */
    private void remove(UserId id, long millis) {
        users.remove(id, millis);
        if (!users.deleted(List.of(id)).toCompletableFuture().join().isEmpty()) {
            deletionListeners.forEach(listener -> listener.onAccountDeleted(id));
        }
    }

    private UserEvent read(String value) {
        try {
            return requireNonNull(json.readValue(value, UserEvent.class), "is no user");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be read: " + e.getOriginalMessage(), e);
        }
    }

    private void pause() {
        try {
            stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        Consumer<String, String> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(Duration.ofSeconds(5).toMillis());
    }
}
