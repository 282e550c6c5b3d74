package dev.rivulet.chat.user;

import static dev.rivulet.local.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.Topic;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.events.DeadLetter;
import dev.rivulet.events.UserEvent;
import dev.rivulet.health.WatchedThreads;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunningChatService
class UserEventConsumerIT {
    private static final Duration SOON = Duration.ofMillis(1);

    @Inject
    CassandraUsers users;

    @Inject
    Cassandra cassandra;

    @Inject
    ObjectMapper json;

    @Inject
    UserDeadLetters deadLetters;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> broker;

    @ParameterizedTest
    @ValueSource(strings = {"null", "{", "[]", "{\"user_id\":\"ann\"}", "{\"username\":\"ann\"}"})
    void anInvalidRecordBecomesADeadLetterAndTheOthersGoOn(String value) {
        String key = UUID.randomUUID().toString();
        Topic.send("auth.users", key, value);
        TestUser behind = TestUser.arrive();

        assertThat(Topic.values("auth.users.dead", key, 1)).containsExactly(value);
        await().until(() -> name(behind.id()), behind.name()::equals);
    }

    @Test
    void aDeletedUserIsRemoved() {
        TestUser ann = TestUser.arrive();
        await().until(() -> name(ann.id()), ann.name()::equals);
        Topic.send("auth.users", ann.id().toString(), null);
        await().until(() -> name(ann.id()) == null);
    }

    @Test
    void anEarlierStateDoesNotUndoALaterOne() {
        UUID id = UUID.randomUUID();
        users.put(new UserEvent(id, "later"), 2_000);
        users.put(new UserEvent(id, "earlier"), 1_000);
        users.remove(new UserId(id), 1_500);
        assertThat(name(id)).isEqualTo("later");
    }

    @Test
    void theCreationTimeIsStoredIfKnown() {
        UUID id = UUID.randomUUID();
        Topic.send(
                "auth.users",
                id.toString(),
                "{\"user_id\":\"%s\",\"username\":\"ann\",\"created_at\":\"2026-03-01T12:00:00Z\"}".formatted(id));
        await().until(() -> name(id), "ann"::equals);
        assertThat(found(id).createdAt()).contains(Instant.parse("2026-03-01T12:00:00Z"));
        TestUser before = TestUser.arrive();
        await().until(() -> name(before.id()), before.name()::equals);
        assertThat(found(before.id()).createdAt()).isEmpty();
    }

    @Test
    void deletedAndUnknownUsersAreDistinguished() {
        TestUser ann = TestUser.arrive();
        UserId gone = new UserId(ann.id());
        UserId unknown = new UserId(UUID.randomUUID());
        Set<UserId> both = Set.of(gone, unknown);
        ann.vanish();
        await().until(() -> users.deleted(both).toCompletableFuture().join(), Set.of(gone)::equals);
    }

    @Test
    void theTopicTakesPrecedenceOverTokens() {
        UserId ann = new UserId(UUID.randomUUID());
        users.addIfUnknown(ann, "ann").toCompletableFuture().join();
        assertThat(name(ann.value())).isEqualTo("ann");
        users.put(new UserEvent(ann.value(), "Ann"), 1_000);
        users.addIfUnknown(ann, "ann").toCompletableFuture().join();
        assertThat(name(ann.value())).isEqualTo("Ann");
        users.remove(ann, 2_000);
        users.addIfUnknown(ann, "ann").toCompletableFuture().join();
        assertThat(name(ann.value())).isNull();
        assertThat(users.deleted(List.of(ann)).toCompletableFuture().join()).containsExactly(ann);
    }

    /** Includes more users than fit into one query. */
    @Test
    void manyAreFoundInTheOrderInWhichTheyAreAskedFor() {
        List<UserId> ids =
                Stream.generate(() -> new UserId(UUID.randomUUID())).limit(150).toList();
        ids.subList(0, 149).forEach(id -> users.put(new UserEvent(id.value(), "u" + id), 1));
        Map<UserId, User> found = users.find(ids).toCompletableFuture().join();
        assertThat(found.keySet()).containsExactlyElementsOf(ids.subList(0, 149));
    }

    @Test
    void theCopyIsRebuiltFromTheTopic() throws Exception {
        TestUser ann = TestUser.arrive();
        TestUser gone = TestUser.arrive();
        await().until(() -> name(ann.id()), ann.name()::equals);
        gone.vanish();
        UserId goneId = new UserId(gone.id());
        await().until(() ->
                !users.deleted(Set.of(goneId)).toCompletableFuture().join().isEmpty());

        cassandra.runBlocking(SimpleStatement.newInstance("truncate users").setTimeout(Duration.ofSeconds(20)));
        CassandraUsers fresh = new CassandraUsers(cassandra);
        assertThat(fresh.find(List.of(new UserId(ann.id())))
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        List<UserId> deletionListeners = new CopyOnWriteArrayList<>();
        UserEventConsumer feed = new UserEventConsumer(
                fresh,
                List.of((user, progress) -> deletionListeners.add(user)),
                json,
                deadLetters,
                broker,
                "rebuild-" + UUID.randomUUID(),
                SOON);
        feed.thread().start();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !fresh.find(List.of(new UserId(ann.id())))
                            .toCompletableFuture()
                            .join()
                            .isEmpty());
            await().atMost(Duration.ofSeconds(30)).until(() -> deletionListeners.contains(goneId));
        } finally {
            feed.stop(null);
        }
        assertThat(fresh.deleted(Set.of(goneId)).toCompletableFuture().join()).containsExactly(goneId);
    }

    /** Regression test: a missing chat row once made a deletion fail for ever and blocked its partition. */
    @Test
    void aDeletionThatKeepsFailingBecomesADeadLetterAndTheOthersGoOn() throws Exception {
        TestUser refused = TestUser.arrive();
        refused.vanish();
        TestUser behind = TestUser.arrive();
        behind.vanish();
        List<UserId> deleted = new CopyOnWriteArrayList<>();
        UserEventConsumer consumer = consumer((user, progress) -> {
            if (user.value().equals(refused.id())) {
                throw ProblemException.of(ProblemType.NOT_A_MEMBER, "planned");
            }
            deleted.add(user);
        });
        consumer.thread().start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> deleted.contains(new UserId(behind.id())));
            List<ConsumerRecord<String, String>> dead = Topic.records(
                    (String) broker.get("bootstrap.servers"),
                    "auth.users.dead",
                    refused.id().toString(),
                    1);
            assertThat(dead.get(0).value()).isNull();
            assertThat(new String(
                            dead.get(0).headers().lastHeader(DeadLetter.REASON).value(), UTF_8))
                    .contains("planned");
        } finally {
            consumer.stop(null);
        }
    }

    @Test
    void aDeadLetterThatCannotBeWrittenDoesNotStopTheOthers() throws Exception {
        TestUser behind = TestUser.arrive();
        Topic.send("auth.users", behind.id().toString(), "{"); // the same key, so the same partition
        behind.vanish();
        List<UserId> deleted = new CopyOnWriteArrayList<>();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Map<String, Object> tooSmall = new HashMap<>(broker);
        tooSmall.put("max.request.size", 1);
        UserEventConsumer consumer =
                consumer((user, progress) -> deleted.add(user), new UserDeadLetters(registry, tooSmall, 2));
        consumer.thread().start();
        try {
            await().until(() -> deleted.contains(new UserId(behind.id())));
            assertThat(registry.counter("rivulet.users.dead.letters.dropped").count())
                    .isPositive();
            assertThat(registry.counter("rivulet.users.dead.letters").count()).isZero();
        } finally {
            consumer.stop(null);
        }
    }

    @Test
    void anErrorKillsTheThreadAndLivenessSeesIt() throws Exception {
        TestUser.arrive().vanish();
        UserEventConsumer consumer = consumer((user, progress) -> {
            throw new StackOverflowError("planned");
        });
        WatchedThreads threads = new WatchedThreads();
        consumer.start(null, threads);
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> !threads.live());
        } finally {
            consumer.stop(null);
        }
    }

    private UserEventConsumer consumer(AccountDeletionListener listener) {
        return consumer(listener, deadLetters);
    }

    private UserEventConsumer consumer(AccountDeletionListener listener, UserDeadLetters dead) {
        return new UserEventConsumer(users, List.of(listener), json, dead, broker, "test-" + UUID.randomUUID(), SOON);
    }

    private User found(UUID id) {
        UserId user = new UserId(id);
        return users.find(List.of(user)).toCompletableFuture().join().get(user);
    }

    private String name(UUID id) {
        UserId user = new UserId(id);
        return users.names(List.of(user)).toCompletableFuture().join().known().get(user);
    }
}
