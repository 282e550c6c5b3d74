package dev.rivulet.chat.send;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.chat.PackagedService;
import dev.rivulet.chat.PackagedService.Answer;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.send.Gate.Before;
import dev.rivulet.events.MessageOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Interrupts a send between any two steps by killing the service, Cassandra or Kafka. A retry with the same key must
 * yield one message: once in history, in order, and once on the event stream.
 */
class NamedPointsIT {
    private enum Point {
        KEY_CLAIMED_AND_NOT_STORED(false, Before.REQUEST, false, false),
        STORED_AND_NOT_TOLD(false, Before.ANSWER, true, false),
        STORED_AND_NOT_PUBLISHED(true, Before.REQUEST, true, false),
        PUBLISHED_AND_NOT_TOLD(true, Before.ANSWER, true, true);

        final boolean onTheWayToKafka;
        final Before before;
        /** Whether the message is stored at this point. */
        final boolean stored;

        final boolean published;

        Point(boolean onTheWayToKafka, Before before, boolean stored, boolean published) {
            this.onTheWayToKafka = onTheWayToKafka;
            this.before = before;
            this.stored = stored;
            this.published = published;
        }
    }

    private static final OwnStack STACK = OwnStack.get();
    private static Gate toCassandra;
    private static Gate toKafka;
    private static PackagedService victim;

    private final List<UUID> acknowledged = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private TestUser ann;
    private TestUser bob;
    private String chat;
    /** Bob's stream at an instance that stays up. */
    private Follower steady;

    @BeforeAll
    static void start() {
        toCassandra = Gate.toCassandra(STACK.cassandra.settings().get("RIVULET_CASSANDRA_CONTACT_POINTS"));
        toKafka = Gate.toKafka(STACK.broker());
        victim = STACK.another(Map.of(
                "RIVULET_CASSANDRA_CONTACT_POINTS", toCassandra.address(),
                "KAFKA_BOOTSTRAP_SERVERS", toKafka.address()));
    }

    @AfterAll
    static void end() {
        victim.close();
        toCassandra.close();
        toKafka.close();
    }

    @BeforeEach
    void meet() throws Exception {
        ann = STACK.arrive();
        bob = STACK.arrive();
        chat = STACK.chat(ann, bob);
        steady = follow(bob, List.of(STACK.service));
        follow(ann, List.of(victim, STACK.service));
        acknowledge(victim, ann, "before", OwnStack.key());
    }

    @AfterEach
    void leave() throws Exception {
        for (Follower follower : followers) {
            follower.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "STORED_AND_NOT_TOLD", mode = EnumSource.Mode.EXCLUDE)
    void theServiceDies(Point point) throws Exception {
        dies(point, victim::kill, victim::start);
    }

    @ParameterizedTest
    @EnumSource(names = "STORED_AND_NOT_TOLD")
    void cassandraDies(Point point) throws Exception {
        dies(point, STACK.cassandra::kill, STACK.cassandra::start);
    }

    @ParameterizedTest
    @EnumSource(names = "PUBLISHED_AND_NOT_TOLD")
    void kafkaDies(Point point) throws Exception {
        dies(point, STACK.kafka::kill, STACK.kafka::start);
    }

    private void dies(Point point, Runnable kill, Runnable start) throws Exception {
        String key = OwnStack.key();
        String text = "half done " + key;
        Gate gate = point.onTheWayToKafka ? toKafka : toCassandra;
        CompletableFuture<Void> reached = gate.stop(point.before, text);
        CompletableFuture<UUID> answer = CompletableFuture.supplyAsync(() -> attempt(victim, ann, text, key));
        reached.get(30, TimeUnit.SECONDS);
        // The request has passed the gate; wait until the server has handled it.
        await().until(() -> !point.stored || stored().size() == 1);
        await().until(() -> !point.published || published().size() == 1);
        kill.run();
        gate.open();
        start.run();
        assertThat(answer.join()).as("nobody was told yes").isNull();

        acknowledge(STACK.service, bob, "meanwhile", OwnStack.key());
        await().until(() -> steady.heard.containsAll(acknowledged));
        List<UUID> stored = stored();
        assertThat(stored).hasSize(point.stored ? 1 : 0);
        assertThat(published()).isEqualTo(point.published ? stored : List.of());

        UUID id = acknowledge(victim, ann, text, key);
        assertThat(stored).isSubsetOf(id);
        assertThat(sent(STACK.service, ann, text, key)).as("also elsewhere").isEqualTo(id);
        acknowledge(victim, ann, "after", OwnStack.key());
        for (Follower follower : followers) {
            await().until(() -> follower.heard.containsAll(acknowledged));
            assertThat(follower.heard).containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(follower.others).doesNotContain("reset");
        }
        assertThat(history())
                .isEqualTo(acknowledged.stream().sorted(MessageOrder.BY_ID).toList());
    }

    private Follower follow(TestUser user, List<PackagedService> services) throws InterruptedException {
        Follower follower = new Follower(user, services, followers.size());
        followers.add(follower);
        return follower;
    }

    /** The ids in history. */
    private List<UUID> stored() throws Exception {
        return unacknowledged(history());
    }

    private List<UUID> published() {
        return unacknowledged(steady.heard);
    }

    private List<UUID> unacknowledged(List<UUID> ids) {
        return ids.stream().filter(id -> !acknowledged.contains(id)).toList();
    }

    private List<UUID> history() throws Exception {
        return STACK.history(bob, chat).stream().map(UUID::fromString).toList();
    }

    private UUID acknowledge(PackagedService service, TestUser from, String text, String key) {
        UUID id = sent(service, from, text, key);
        acknowledged.add(id);
        return id;
    }

    /** Retries until acknowledged. */
    private UUID sent(PackagedService service, TestUser from, String text, String key) {
        return await().pollDelay(Duration.ZERO).until(() -> attempt(service, from, text, key), id -> id != null);
    }

    /** Null if not acknowledged. */
    private UUID attempt(PackagedService service, TestUser from, String text, String key) {
        try {
            Answer answer = OwnStack.send(service, from, chat, text, key);
            return answer.status() == 201
                    ? UUID.fromString(answer.body().path("message_id").asText())
                    : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
