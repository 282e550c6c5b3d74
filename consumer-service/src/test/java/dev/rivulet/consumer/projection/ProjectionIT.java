package dev.rivulet.consumer.projection;

import static dev.rivulet.consumer.document.DocumentMessages.changed;
import static dev.rivulet.consumer.document.DocumentMessages.message;
import static dev.rivulet.consumer.document.DocumentMessages.messages;
import static dev.rivulet.local.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.firestore.DocumentSnapshot;
import dev.rivulet.consumer.document.DocumentMessages;
import dev.rivulet.consumer.store.LossyFirestore;
import dev.rivulet.consumer.store.TestDatabase;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionIT {

    private static final Member ANN = new Member(UUID.randomUUID(), "Ann");
    private static final Member BOB = new Member(UUID.randomUUID(), "Bob");

    private final UUID chat = UUID.randomUUID();
    private final TestDatabase database = new TestDatabase();
    private ConsumerTopics topics;

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void createTopics() throws Exception {
        topics = new ConsumerTopics();
    }

    @AfterEach
    void close() throws Exception {
        topics.close();
        database.close();
    }

    @Test
    void writesDetailsAndThenMessages() throws Exception {
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            topics.send(details(chat));
            await().until(() -> members(chat).size() == 2);
            assertThat(shown(chat)).isEmpty();

            topics.send(messages(chat, 1, 3));
            await().until(() -> shown(chat).equals(ids(1, 3)));
            assertThat(members(chat))
                    .containsExactly(ANN.id().toString(), BOB.id().toString());
            await().until(() -> topics.uncommitted() == 0);
        }
    }

    @Test
    void writesMessagesBeforeTheirDetails() throws Exception {
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            topics.send(messages(chat, 1, 3));
            await().until(() -> shown(chat).equals(ids(1, 3)));
            assertThat(members(chat)).isEmpty();

            topics.send(details(chat));
            await().until(() -> members(chat).size() == 2);
            assertThat(shown(chat)).isEqualTo(ids(1, 3));
        }
    }

    @Test
    void keepsTheNewestAndNamesTheOneBefore() throws Exception {
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            for (int number = 1; number <= 75; number += 5) {
                topics.send(messages(chat, number, number + 4));
            }
            await().until(() -> shown(chat).equals(ids(26, 75)));
            DocumentSnapshot snapshot = database.chat(chat);
            assertThat(snapshot.get("previous_id"))
                    .isEqualTo(DocumentMessages.id(25).toString());
            assertThat(snapshot.get("last_id"))
                    .isEqualTo(DocumentMessages.id(75).toString());
        }
    }

    @Test
    void duplicatesAreWrittenOnce() throws Exception {
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            topics.send(messages(chat, 1, 3));
            await().until(() -> shown(chat).equals(ids(1, 3)));
            double writes = instance.writes();

            topics.send(messages(chat, 1, 3));
            topics.send(messages(chat, 2, 3));
            await().until(() -> topics.uncommitted() == 0);
            assertThat(instance.writes()).isEqualTo(writes);
        }
    }

    @Test
    void catchingUpCostsOneWriteForEachChatAndPoll() throws Exception {
        for (int number = 1; number <= 150; number++) {
            topics.send(messages(chat, number, number));
        }
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            await().until(() -> shown(chat).equals(ids(101, 150)));
            assertThat(instance.writes()).isLessThan(10);
        }
    }

    @Test
    void rebuildsADatabaseThatWasLostWhileIdle() throws Exception {
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            topics.send(details(chat));
            topics.send(messages(chat, 1, 60));
            await().until(() -> shown(chat).equals(ids(11, 60)) && members(chat).size() == 2 && isComplete());

            database.lose();
            await().until(() -> shown(chat).equals(ids(11, 60)) && members(chat).size() == 2 && isComplete());
        }
    }

    @Test
    void fillsADatabaseThatWasLostBeforeTheNextWrite() throws Exception {
        UUID quiet = UUID.randomUUID();
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            topics.send(messages(quiet, 1, 3));
            topics.send(messages(chat, 1, 3));
            await().until(() -> shown(quiet).size() == 3 && shown(chat).size() == 3 && isComplete());

            database.lose();
            topics.send(messages(chat, 4, 5));
            await().until(() -> shown(chat).equals(ids(1, 5)) && shown(quiet).equals(ids(1, 3)) && isComplete());
        }
    }

    @Test
    void fillsADatabaseThatWasLostWhileItWasAway() throws Exception {
        topics.send(messages(chat, 1, 3));
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            await().until(() -> shown(chat).equals(ids(1, 3)) && isComplete());
        }
        await().until(() -> topics.uncommitted() == 0);
        database.lose();
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            await().until(() -> shown(chat).equals(ids(1, 3)) && isComplete());
        }
    }

    @Test
    void unreadableRecordsBecomeDeadLetters() throws Exception {
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            topics.send(Topics.BATCHES, chat.toString(), "not json".getBytes(UTF_8));
            topics.send(messages(chat, 1, 1));
            await().until(() -> shown(chat).equals(ids(1, 1)));
            await().until(() -> topics.uncommitted() == 0);
        }
        var dead = topics.records(Topics.BATCHES_DEAD);
        assertThat(dead).hasSizeGreaterThan(0);
        assertThat(new String(dead.get(0).value(), UTF_8)).isEqualTo("not json");
        assertThat(new String(dead.get(0).key(), UTF_8)).isEqualTo(chat.toString());
        assertThat(new String(
                        dead.get(0)
                                .headers()
                                .lastHeader(dev.rivulet.events.DeadLetter.REASON)
                                .value(),
                        UTF_8))
                .startsWith("can't be read");
    }

    @Test
    void refusedWritesBecomeDeadLetters() throws Exception {
        UUID other = UUID.randomUUID();
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            // Each fits into a Kafka record; together they exceed the size of a document.
            topics.send(new ChatEvent(chat, "group", "x".repeat(600_000), List.of(ANN), 1));
            topics.send(List.of(DocumentMessages.message(chat, 1, "x".repeat(600_000))));
            topics.send(messages(other, 1, 1));
            await().until(() -> shown(other).equals(ids(1, 1)) && topics.uncommitted() == 0);
        }
        assertThat(topics.records(Topics.BATCHES_DEAD)).isNotEmpty();
    }

    @Test
    void lateMessagesAreNumbered() throws Exception {
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            topics.send(messages(chat, 2, 60));
            await().until(() -> shown(chat).equals(ids(11, 60)));
            long seq = lateSeq();

            topics.send(messages(chat, 1, 1));
            await().until(() -> outOfOrder(chat).equals(ids(1, 1)));
            assertThat(lateSeq()).isEqualTo(seq + 1);
            assertThat(shown(chat)).isEqualTo(ids(11, 60));

            topics.send(List.of(changed(message(chat, 60), 1, "Edited")));
            await().until(() -> lateSeq() == seq + 2);
            assertThat(shown(chat)).isEqualTo(ids(11, 60));
        }
    }

    @Test
    void recordsReadAgainAreNotNew() throws Exception {
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            topics.send(Topics.BATCHES, chat.toString(), "not json".getBytes(UTF_8));
            topics.send(messages(chat, 41, 60));
            await().until(() -> shown(chat).equals(ids(41, 60)));
            topics.send(messages(chat, 1, 40));
            topics.send(List.of(changed(message(chat, 60), 1, "Edited")));
            await().until(() -> outOfOrder(chat).size() == 20 && topics.uncommitted() == 0 && isComplete());
            long seq = lateSeq();

            database.lose();
            await().until(() -> shown(chat).equals(ids(11, 60)) && isComplete());
            assertThat(outOfOrder(chat)).isEmpty();
            assertThat(lateSeq()).as("a jump").isGreaterThan(seq);
            assertThat(topics.uncommitted()).isZero();

            topics.send(messages(chat, 0, 0));
            await().until(() -> outOfOrder(chat).equals(ids(0, 0)));
        }
        assertThat(topics.records(Topics.BATCHES_DEAD)).hasSize(1);
    }

    @Test
    void removedMembersNeverSeeLaterMessages() throws Exception {
        topics.send(details(chat));
        topics.send(messages(chat, 1, 1));
        // More than 1 MiB, the consumer's fetch limit per partition.
        for (int other = 0; other < 40; other++) {
            String name = "x".repeat(100_000);
            topics.send(new ChatEvent(UUID.randomUUID(), "group", name, List.of(ANN), 1));
        }
        topics.send(new ChatEvent(chat, "group", "Crew", List.of(ANN), 2));
        topics.send(messages(chat, 2, 2));

        List<Map<String, Object>> states = new CopyOnWriteArrayList<>();
        var listener = database.firestore().document("chats/" + chat).addSnapshotListener((state, failure) -> {
            if (state != null && state.exists()) {
                states.add(state.getData());
            }
        });
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            await().until(() -> shown(chat).equals(ids(1, 2)));
            assertThat(members(chat)).containsExactly(ANN.id().toString());
            await().until(() -> !states.isEmpty()
                    && states.get(states.size() - 1).equals(database.chat(chat).getData()));
        }
        listener.remove();
        assertThat(states)
                .filteredOn(state ->
                        state.toString().contains(DocumentMessages.id(2).toString()))
                .isNotEmpty()
                .noneMatch(state -> state.toString().contains(BOB.id().toString()));
    }

    @Test
    void goesOnWhenAnAnswerWasLost() throws Exception {
        String emulator = database.config().emulatorHost().orElseThrow();
        try (LossyFirestore between = new LossyFirestore(emulator);
                TestDatabase lossy = database.by(between.host(), Duration.ofSeconds(1));
                ConsumerInstance instance = new ConsumerInstance(topics, lossy)) {
            topics.send(messages(chat, 1, 2));
            await().until(() -> shown(chat).equals(ids(1, 2)) && topics.uncommitted() == 0 && isComplete());

            between.loseAnAnswer();
            topics.send(messages(chat, 3, 4));
            topics.send(messages(chat, 5, 6));
            await().until(() -> shown(chat).equals(ids(1, 6)) && topics.uncommitted() == 0);
            await().until(instance::isReady);
            assertThat(outOfOrder(chat)).isEmpty();
        }
    }

    @Test
    void theUpdatesOfAPollAreOneWritePerChat() throws Exception {
        topics.send(details(chat));
        topics.send(messages(chat, 1, 2));
        topics.send(new ChatEvent(chat, "group", "Crew", List.of(ANN), 2));
        topics.send(messages(chat, 3, 4));
        try (ConsumerInstance instance = new ConsumerInstance(topics, database)) {
            await().until(() -> shown(chat).equals(ids(1, 4)) && topics.uncommitted() == 0);
            assertThat(members(chat)).containsExactly(ANN.id().toString());
            assertThat(instance.writes()).as("rooms are read before messages").isLessThanOrEqualTo(2);
            assertThat(instance.reads()).isEqualTo(1);

            topics.send(messages(chat, 5, 5));
            await().until(() -> shown(chat).equals(ids(1, 5)));
            assertThat(instance.reads()).as("a chat that is known costs none").isEqualTo(1);
        }
    }

    @Test
    void instancesShareThePartitionsAndMissNothing() throws Exception {
        List<UUID> chats =
                IntStream.range(0, 40).mapToObj(any -> UUID.randomUUID()).toList();
        try (ConsumerInstance first = new ConsumerInstance(topics, database)) {
            sendToAll(chats, 1);
            try (ConsumerInstance second = new ConsumerInstance(topics, database)) {
                sendToAll(chats, 2);
                await().until(() -> first.partitions() == 1 && second.partitions() == 1 && first.isReady());
                sendToAll(chats, 3);
                await().until(() -> topics.uncommitted() == 0);
            }
            sendToAll(chats, 4);
            await().until(() -> topics.uncommitted() == 0);
        }
        for (UUID each : chats) {
            assertThat(shown(each)).isEqualTo(ids(1, 4));
            assertThat(members(each)).hasSize(2);
        }
    }

    private void sendToAll(List<UUID> chats, int number) throws Exception {
        for (UUID each : chats) {
            topics.send(messages(each, number, number));
            if (number == 2) {
                topics.send(details(each));
            }
        }
    }

    private static ChatEvent details(UUID chat) {
        return new ChatEvent(chat, "direct", null, List.of(ANN, BOB), 1);
    }

    private long lateSeq() throws Exception {
        return database.chat(chat).getLong("late_seq");
    }

    private boolean isComplete() throws Exception {
        return database.isMarked(0) && database.isMarked(1);
    }

    private List<String> shown(UUID of) throws Exception {
        return idsIn("tail", of);
    }

    private List<String> outOfOrder(UUID of) throws Exception {
        return idsIn("late", of);
    }

    @SuppressWarnings("unchecked")
    private List<String> idsIn(String field, UUID of) throws Exception {
        DocumentSnapshot snapshot = database.chat(of);
        List<String> ids = new ArrayList<>();
        if (snapshot.exists()) {
            ((List<Map<String, Object>>) snapshot.get(field))
                    .forEach(entry -> ids.add((String) entry.get("message_id")));
        }
        return ids;
    }

    @SuppressWarnings("unchecked")
    private List<String> members(UUID of) throws Exception {
        DocumentSnapshot snapshot = database.chat(of);
        return snapshot.contains("members") ? (List<String>) snapshot.get("members") : List.of();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> DocumentMessages.id(number).toString())
                .toList();
    }
}
