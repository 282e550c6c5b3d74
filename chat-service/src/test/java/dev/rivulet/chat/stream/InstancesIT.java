package dev.rivulet.chat.stream;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.RunningChatService;
import dev.rivulet.chat.TestUser;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.connection.FakeConnection;
import dev.rivulet.chat.publish.SignalPublisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.SignalEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances on one real Kafka; memberships come from the records. */
@RunningChatService
class InstancesIT {
    private final TestUser ann = new TestUser(UUID.randomUUID(), "ann");
    private final TestUser bob = new TestUser(UUID.randomUUID(), "bob");
    private final UUID chat = UUID.randomUUID();
    private final List<TestInstance> instances = new ArrayList<>();
    /** Stands for rows of memberships in Cassandra that have ended or are about to. */
    private final List<ChatId> lateRows = new CopyOnWriteArrayList<>();
    /** Stands for Cassandra's rows of blocks. */
    private final Map<UserId, Set<UserId>> blocked = new ConcurrentHashMap<>();

    @Inject
    ObjectMapper json;

    @Inject
    SignalPublisher publisher;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> broker;

    private KafkaProducer<String, String> producer;

    @BeforeEach
    void meet() throws Exception {
        producer = new KafkaProducer<>(new HashMap<>(broker), new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (TestInstance instance : instances) {
            instance.close();
        }
        producer.close();
    }

    @Test
    void aClientThatSwitchesInstancesUnderLoadGetsEachMessageOnceInOrder() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        // A small log, so that some replays read from Kafka.
        Map<String, String> little = Map.of("rivulet.chat.stream.event-log-records", "40");
        List<TestInstance> two = new ArrayList<>(List.of(start(Map.of()), start(little)));
        int messages = 800;
        AtomicInteger sent = new AtomicInteger();
        Thread writer = new Thread(() -> IntStream.range(0, messages).forEach(i -> {
            String record = TestRecords.message(chat, bob, "message " + i);
            say(record);
            if (i % 7 == 0) {
                say(record);
            }
            sent.incrementAndGet();
        }));
        List<String> got = new ArrayList<>();
        String lastId = null;
        FakeConnection wire = two.get(0).open(ann, null);
        writer.start();
        int visits = 0;
        while (got.size() < messages) {
            int goal = got.size() + 1 + random.nextInt(60);
            FakeConnection visited = wire;
            await("seed " + seed)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> got.size() + visited.named("message").size() >= Math.min(goal, messages));
            two.get(visits % 2).leave(ann);
            for (FakeConnection.Event event : visited.events()) {
                lastId = event.id() == null ? lastId : event.id();
                if (event.name().equals("message")) {
                    got.add(json.readTree(event.data()).path("body").asText());
                }
            }
            assertThat(visited.named("reset")).as("seed " + seed).isEmpty();
            visits++;
            if (visits % 5 == 0) {
                two.get(visits % 2).close();
                two.set(visits % 2, start(Map.of()));
            }
            if (got.size() < messages) {
                wire = two.get(visits % 2).open(ann, lastId);
            }
        }
        assertThat(got)
                .as("seed " + seed)
                .isEqualTo(IntStream.range(0, messages)
                        .mapToObj(i -> "message " + i)
                        .toList());
        assertThat(visits).isGreaterThan(5);
    }

    @Test
    void aDuplicateIsNotReplayedFromKafka() throws Exception {
        TestInstance instance = start(Map.of("rivulet.chat.stream.event-log-records", "5"));
        FakeConnection first = instance.open(ann, null);
        FakeConnection bobs = instance.open(bob, null);
        String record = TestRecords.message(chat, bob, "sent twice");
        say(record);
        await().until(() -> first.named("message").size() == 1);
        instance.leave(ann);
        say(record);
        IntStream.range(0, 20).forEach(i -> say("message " + i));
        await().until(() -> bobs.named("message").size() == 21);

        FakeConnection again = instance.open(ann, first.named("message").get(0).id());
        await().until(() -> again.named("message").size() >= 20);
        assertThat(again.text()).contains("message 0").doesNotContain("sent twice");
    }

    @Test
    void evictedEventsAreReplayedFromKafkaOrReset() throws Exception {
        TestInstance instance = start(
                Map.of("rivulet.chat.stream.event-log-records", "5", "rivulet.chat.stream.replay-records", "500"));
        FakeConnection first = instance.open(ann, null);
        say("zero");
        await().until(() -> first.named("message").size() == 1);
        String lastId = first.named("message").get(0).id();
        IntStream.range(0, 100).forEach(i -> say("message " + i));
        await().until(() -> first.named("message").size() == 101);
        FakeConnection again = instance.open(ann, lastId);
        await().until(() -> again.named("message").size() == 100);
        assertThat(again.named("reset")).isEmpty();
        assertThat(again.named("message").stream()
                        .map(FakeConnection.Event::data)
                        .toList())
                .isEqualTo(first.named("message").stream()
                        .skip(1)
                        .map(FakeConnection.Event::data)
                        .toList());
        IntStream.range(0, 500).forEach(i -> say("more " + i));
        await().until(() -> first.named("message").size() == 601);
        FakeConnection tooLate = instance.open(ann, lastId);
        await().until(() -> tooLate.named("reset").size() == 1);
        say("now");
        await().until(() -> tooLate.named("message").size() == 1);
    }

    @Test
    void missedChangesOfMembersAreReplayedAtAnyInstance() throws Exception {
        TestInstance one = start(Map.of());
        UUID left = UUID.randomUUID();
        room(left, 1, ann, bob);
        lateRows.add(new ChatId(left));
        FakeConnection wire = one.open(ann, null);
        say("hello");
        await().until(() -> wire.named("message").size() == 1);
        String lastId = wire.named("message").get(0).id();
        one.leave(ann);
        UUID joined = UUID.randomUUID();
        UUID others = UUID.randomUUID();
        room(left, 2, bob);
        room(others, 1, bob);
        room(joined, 1, ann, bob);
        say(left, TestRecords.message(left, bob, "not for her"));
        say(others, TestRecords.message(others, bob, "nor this"));
        say(joined, TestRecords.message(joined, bob, "welcome"));
        // This instance has never read the chat's earlier members.
        TestInstance other = start(Map.of());
        for (TestInstance instance : List.of(one, other)) {
            FakeConnection again = instance.open(ann, lastId);
            await().until(() -> again.named("message").size() == 1);
            assertThat(again.named("removed").get(0).data()).contains(left.toString());
            assertThat(again.named("chat")).hasSize(1);
            assertThat(again.named("chat").get(0).data()).contains(joined.toString());
            assertThat(again.named("message").get(0).data()).contains("welcome");
            assertThat(again.named("reset")).isEmpty();
            assertThat(again.text()).doesNotContain(others.toString());
        }
    }

    @Test
    void aRemovedMemberGetsNothingAfterTwoSeconds() throws Exception {
        TestInstance instance = start(Map.of());
        FakeConnection wire = instance.open(ann, null);
        FakeConnection his = instance.open(bob, null);
        say("before");
        await().until(() -> wire.named("message").size() == 1);
        room(chat, 2, bob);
        await().until(() -> wire.named("removed").size() == 1);
        say("after");
        // A reader that lags behind reads chats first and would add her again.
        await().until(() -> his.named("message").size() == 2);
        room(chat, 3, ann, bob);
        await().until(() -> wire.named("chat").size() == 1);
        say("again");
        await().until(() -> wire.named("message").size() == 2);
        assertThat(wire.text()).doesNotContain("after");
    }

    @Test
    void aSlowClientIsDisconnectedAndResumes() throws Exception {
        TestInstance instance = start(Map.of("rivulet.chat.stream.queue-bytes", "20000"));
        FakeConnection slow = instance.open(ann, null);
        FakeConnection quick = instance.open(ann, null);
        say("first");
        await().until(() -> slow.named("message").size() == 1);
        slow.fill(true);
        IntStream.range(0, 200).forEach(i -> say("message " + i));
        await().until(slow::isCut);
        await().until(() -> quick.named("message").size() == 201);
        assertThat(quick.isCut()).isFalse();
        FakeConnection again = instance.open(ann, slow.named("message").get(0).id());
        await().until(() -> again.named("message").size() == 200);
        assertThat(instance.registry.counter("rivulet.stream.slow.clients").count())
                .isEqualTo(1);
    }

    @Test
    void aReaderThatTakesNothingForLongIsCutOff() throws Exception {
        TestInstance instance = start(Map.of("rivulet.chat.stream.write-timeout", "300MS"));
        FakeConnection wire = instance.open(ann, null);
        wire.fill(true);
        say("unheard");
        await().until(wire::isCut);
    }

    @Test
    void anIdleStreamLivesByHeartbeatsAndEndsWithItsToken() throws Exception {
        TestInstance instance = start(Map.of("rivulet.chat.stream.heartbeat", "100MS"));
        FakeConnection wire = instance.open(ann, null, Instant.now().plusSeconds(3));
        await().until(() ->
                wire.text().split("\n\n:\n\n", -1).length > 1 && wire.text().endsWith(":\n\n:\n\n"));
        assertThat(wire.isEnded()).isFalse();
        await().until(wire::isEnded);
    }

    @Test
    void presenceSpansInstancesAndSurvivesAKill() throws Exception {
        Map<String, String> quick = Map.of(
                "rivulet.chat.stream.presence-renewal", "300MS",
                "rivulet.chat.stream.presence-lease", "1500MS",
                "rivulet.chat.stream.presence-grace", "200MS");
        TestInstance hers = start(quick);
        TestInstance his = start(quick);
        TestInstance alsoHis = start(quick);
        FakeConnection ann = hers.open(this.ann, null);
        FakeConnection bob = his.open(this.bob, null);
        await().until(() -> online(ann).equals(List.of(true)) && online(bob).equals(List.of(true)));
        // A user who shares no chat with them sees nothing.
        FakeConnection eve = hers.open(new TestUser(UUID.randomUUID(), "eve"), null);
        FakeConnection second = alsoHis.open(this.bob, null);
        his.leave(this.bob);
        await().until(() -> !second.named("presence").isEmpty());
        assertThat(online(ann)).as("he is still there elsewhere").containsExactly(true);
        alsoHis.leave(this.bob);
        await().until(() -> online(ann).equals(List.of(true, false)));
        FakeConnection back = his.open(this.bob, null);
        await().until(() -> online(ann).equals(List.of(true, false, true)));
        assertThat(online(back)).as("told right after ready").containsExactly(true);
        assertThat(back.events().get(1).name()).isEqualTo("presence");
        his.kill();
        await().until(() -> online(ann).equals(List.of(true, false, true, false)));
        assertThat(eve.named("presence")).isEmpty();
    }

    @Test
    void aBlockedUserGetsNeitherPresenceNorTyping() throws Exception {
        block(bob);
        TestInstance one = start(Map.of());
        TestInstance other = start(Map.of());
        // He connects before her and again after her.
        FakeConnection before = one.open(bob, null);
        List<FakeConnection> hers = List.of(one.open(ann, null), other.open(ann, null));
        List<FakeConnection> his = List.of(before, other.open(bob, null));
        await().until(() -> hers.stream().allMatch(wire -> online(wire).equals(List.of(true))));
        types(ann);
        types(bob);
        await().until(() -> hers.stream().allMatch(wire -> wire.named("typing").size() == 1));
        assertThat(his)
                .allMatch(wire -> wire.named("typing").isEmpty() && online(wire).isEmpty());
        block();
        await().until(() -> his.stream().allMatch(wire -> online(wire).equals(List.of(true))));
        types(ann);
        await().until(() -> his.stream().allMatch(wire -> wire.named("typing").size() == 1));
        block(bob);
        await().until(() -> his.stream().allMatch(wire -> online(wire).equals(List.of(true, false))));
        assertThat(online(one.open(bob, null))).isEmpty();
        assertThat(hers).allMatch(wire -> online(wire).equals(List.of(true)));
    }

    /** Replaces the set of users whom Ann blocks. */
    private void block(TestUser... users) {
        blocked.put(
                new UserId(ann.id()),
                Stream.of(users).map(one -> new UserId(one.id())).collect(Collectors.toUnmodifiableSet()));
        signal(ann.id(), new SignalEvent(SignalEvent.BLOCKS, ann.id(), null, Instant.now()));
    }

    private void types(TestUser user) {
        signal(chat, new SignalEvent(SignalEvent.TYPING, user.id(), chat, Instant.now()));
    }

    private void signal(UUID key, SignalEvent signal) {
        try {
            put("chat.signals", key, json.writeValueAsString(signal));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Boolean> online(FakeConnection wire) {
        return wire.named("presence").stream()
                .map(event -> event.data().contains("\"online\":true"))
                .toList();
    }

    private TestInstance start(Map<String, String> settings) {
        // Cassandra's rows without recent changes of members.
        TestInstance instance = new TestInstance(
                json,
                broker,
                publisher,
                user -> List.of(ann.id(), bob.id()).contains(user.value())
                        ? Stream.concat(Stream.of(new ChatId(chat)), lateRows.stream())
                                .toList()
                        : List.<ChatId>of(),
                user -> blocked.getOrDefault(user, Set.of()),
                settings);
        instances.add(instance);
        return instance;
    }

    private void room(UUID id, long revision, TestUser... members) throws JsonProcessingException {
        List<Member> list =
                Stream.of(members).map(one -> new Member(one.id(), one.name())).toList();
        put("chat.chats", id, json.writeValueAsString(new ChatEvent(id, "group", "a group", list, revision)));
    }

    private void say(String text) {
        say(chat, text.startsWith("{") ? text : TestRecords.message(chat, bob, text));
    }

    private void say(UUID id, String record) {
        put("chat.messages", id, record);
    }

    /** Returns once the record is acknowledged. */
    private void put(String topic, UUID key, String value) {
        try {
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic, key.toString(), value));
            sent.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
