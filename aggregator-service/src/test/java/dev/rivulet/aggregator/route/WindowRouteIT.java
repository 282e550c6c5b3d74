package dev.rivulet.aggregator.route;

import static dev.rivulet.local.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.aggregator.ingest.TrackerFixture;
import dev.rivulet.aggregator.record.TestMessages;
import dev.rivulet.aggregator.window.TestWindows;
import dev.rivulet.events.DeadLetter;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowRouteIT {

    private static final Duration SHORT_WINDOW = Duration.ofMillis(300);

    private final UUID chat = UUID.randomUUID();
    private AggregatorTopics topics;

    @BeforeAll
    static void patience() {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void createTopics() throws Exception {
        topics = new AggregatorTopics();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aLoneMessageIsNotHeldUpAndTheNextOnesShareABatch() throws Exception {
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withLeadingEdge())) {
            List<MessageEvent> lone = send(1);
            await().until(() -> topics.batches().size() == 1);
            assertThat(topics.batchedMessages()).isEqualTo(lone);

            List<MessageEvent> next = send(2);
            await().until(() -> topics.uncommitted() == 2 && instance.pendingMessages() == 2);
            instance.close();
            await().until(() -> topics.batches().size() == 2);
            assertThat(topics.batches().get(1).messages()).isEqualTo(next);
        }
    }

    @Test
    void aBusyChatIsSentThoughItNeverRests() throws Exception {
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withDuration(SHORT_WINDOW))) {
            // Always sooner than a window after the last: a window counted from that would never end.
            await().pollInterval(SHORT_WINDOW.dividedBy(6)).until(() -> {
                topics.send(TestMessages.in(chat));
                return topics.batches().size() >= 2;
            });
            assertThat(topics.batches().get(1).messages()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aFullGroupIsSentAndAMessageThatCameTwiceIsInItOnce() throws Exception {
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withMaxMessages(3))) {
            MessageEvent first = TestMessages.in(chat);
            topics.send(first);
            topics.send(first);
            List<MessageEvent> others = send(2);

            await().until(() -> topics.batches().size() == 1);
            assertThat(topics.batchedMessages()).containsExactly(first, others.get(0), others.get(1));
            await("also the repeated one's offset is committed").until(() -> topics.uncommitted() == 0);
        }
    }

    @Test
    void chatsAreApartAndEachIsInOrder() throws Exception {
        List<UUID> chats = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        List<MessageEvent> sent = IntStream.range(0, 900)
                .mapToObj(number -> TestMessages.in(chats.get(number % 3)))
                .toList();
        try (AggregatorInstance instance = AggregatorInstance.start(
                topics, TestWindows.never().withDuration(Duration.ofMillis(25)).withLeadingEdge())) {
            for (int from = 0; from < sent.size(); from += 30) {
                topics.sendAll(sent.subList(from, from + 30));
            }
            await().until(() -> topics.batchedMessages().size() >= sent.size());
        }
        for (UUID each : chats) {
            assertThat(topics.batches().stream()
                            .filter(batch -> batch.chatId().equals(each))
                            .flatMap(batch -> batch.messages().stream()))
                    .containsExactlyElementsOf(
                            sent.stream().filter(m -> m.chatId().equals(each)).toList());
        }
    }

    @Test
    void aRecordThatCannotBeReadIsPutAsideAndThePartitionMovesOn() throws Exception {
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withDuration(SHORT_WINDOW))) {
            topics.send(chat.toString(), "not json".getBytes(UTF_8));
            topics.send(chat.toString(), null);
            List<MessageEvent> sent = send(1);

            await().until(() -> topics.batches().size() == 1
                    && topics.records(Topics.MESSAGES_DEAD).size() == 2);
            assertThat(topics.batchedMessages()).isEqualTo(sent);
            var dead = topics.records(Topics.MESSAGES_DEAD).get(0);
            assertThat(new String(dead.key(), UTF_8)).isEqualTo(chat.toString());
            assertThat(new String(dead.value(), UTF_8)).isEqualTo("not json");
            assertThat(header(dead.headers(), DeadLetter.REASON)).startsWith("is not a message");
            assertThat(header(dead.headers(), DeadLetter.TOPIC)).endsWith(Topics.MESSAGES.topicName());
            assertThat(header(dead.headers(), DeadLetter.OFFSET)).isEqualTo("0");
            assertThat(topics.records(Topics.MESSAGES_DEAD).get(1).value()).isNull();
            await().until(() -> topics.uncommitted() == 0);
        }
    }

    @Test
    void aDeadLetterThatCannotBeWrittenIsSkippedAndThePartitionMovesOn() throws Exception {
        try (AggregatorInstance instance = AggregatorInstance.startWithoutDeadLetters(
                topics, TestWindows.never().withDuration(SHORT_WINDOW))) {
            topics.send(chat.toString(), "not json".getBytes(UTF_8));
            List<MessageEvent> sent = send(1);

            await().until(() -> topics.batchedMessages().containsAll(sent));
            await().until(() -> topics.uncommitted() == 0);
        }
    }

    @Test
    void pendingRecordsAreReadAgainAfterACrash() throws Exception {
        List<MessageEvent> sent;
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withMaxMessages(4))) {
            sent = sendFourAndTwo();
            await().until(() -> topics.uncommitted() == 2);
            instance.crash();
        }
        assertThat(topics.uncommitted()).isEqualTo(2);
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withDuration(SHORT_WINDOW))) {
            await().until(() -> topics.uncommitted() == 0);
        }
        await().until(() -> topics.batchedMessages().size() >= sent.size());
        assertThat(topics.batchedMessages()).containsExactlyElementsOf(sent);
    }

    @Test
    void stoppingFlushesAndCommitsOpenGroups() throws Exception {
        List<MessageEvent> sent;
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withMaxMessages(4))) {
            sent = sendFourAndTwo();
            await().until(() -> topics.uncommitted() == 2);
        }
        assertThat(topics.uncommitted()).isZero();
        await().until(() -> topics.batches().size() == 2);
        assertThat(topics.batchedMessages()).containsExactlyElementsOf(sent);
    }

    @Test
    void partitionsMoveBetweenInstancesWithoutLossOrRepetition() throws Exception {
        List<MessageEvent> sent = new ArrayList<>();
        TestWindows dial = TestWindows.never().withDuration(SHORT_WINDOW);
        try (AggregatorInstance first = AggregatorInstance.start(topics, dial)) {
            sent.addAll(sendToManyChats(200));
            try (AggregatorInstance second = AggregatorInstance.start(topics, dial)) {
                sent.addAll(sendToManyChats(200));
                await().until(() -> first.partitions() == 1 && second.partitions() == 1);
                sent.addAll(sendToManyChats(200));
            }
            await().until(() -> first.partitions() == 2);
            sent.addAll(sendToManyChats(200));
            await().until(() -> topics.uncommitted() == 0);
        }
        await().until(() -> topics.batchedMessages().size() >= sent.size());
        assertThat(ids(topics.batchedMessages())).containsExactlyInAnyOrderElementsOf(ids(sent));
    }

    @Test
    void openGroupsAreFlushedBeforeAPartitionMoves() throws Exception {
        try (AggregatorInstance first = AggregatorInstance.start(topics, TestWindows.never())) {
            List<MessageEvent> sent = sendToManyChats(40);
            await().until(() -> first.pendingMessages() == sent.size());
            try (AggregatorInstance second = AggregatorInstance.start(topics, TestWindows.never())) {
                // No window ends within this test.
                await().until(() -> topics.batchedMessages().size() >= sent.size());
                await().until(() -> first.partitions() == 1 && second.partitions() == 1 && topics.uncommitted() == 0);
            }
            assertThat(ids(topics.batchedMessages())).containsExactlyInAnyOrderElementsOf(ids(sent));
        }
    }

    @Test
    void recordsThatCouldNotBeSentAreReadAgainInOrder() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        List<MessageEvent> sent;
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withDuration(SHORT_WINDOW), exchange -> {
                    if (attempts.incrementAndGet() <= 2) {
                        throw new IllegalStateException("The broker is away");
                    }
                })) {
            sent = send(5);
            await().until(() -> topics.uncommitted() == 0);
        }
        assertThat(attempts.get()).isGreaterThan(2);
        await().until(() -> topics.batchedMessages().size() >= sent.size());
        assertThat(topics.batchedMessages()).containsExactlyElementsOf(sent);
    }

    @Test
    void aPollThatFailsSkipsNothing() throws Exception {
        try (AggregatorInstance instance = AggregatorInstance.startReading(
                topics, TestWindows.never().withDuration(SHORT_WINDOW), FailsOnce.class)) {
            List<MessageEvent> before = send(3);
            await().until(() -> topics.batchedMessages().containsAll(before));
            FailsOnce.arm();
            List<MessageEvent> after = send(5);
            await().until(FailsOnce::hasFailed);
            await().untilAsserted(
                            () -> assertThat(topics.batchedMessages().stream().distinct())
                                    .containsExactlyElementsOf(Stream.concat(before.stream(), after.stream())
                                            .toList()));
        }
    }

    @Test
    void readingPausesWhileNothingCanBeSent() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        int many = 6 * AggregatorInstance.MAX_PENDING;
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withMaxMessages(1), exchange -> {
                    waiting.incrementAndGet();
                    open.await();
                })) {
            List<MessageEvent> sent = sendToManyChats(many);
            await().until(() -> waiting.get() == 1);
            await("nobody but the one sender waits")
                    .until(() -> instance.pendingMessages() > AggregatorInstance.MAX_PENDING);
            await().during(Duration.ofMillis(500))
                    .until(() -> instance.pendingMessages() <= AggregatorInstance.MAX_PENDING + 500);
            open.countDown();
            await().until(() -> topics.uncommitted() == 0);
            await().until(() -> topics.batchedMessages().size() >= sent.size());
            assertThat(ids(topics.batchedMessages())).containsExactlyInAnyOrderElementsOf(ids(sent));
        }
    }

    @Test
    void nothingWaitsForItsWindowWhenMuchIsOpen() throws Exception {
        try (AggregatorInstance instance = AggregatorInstance.start(topics, TestWindows.never())) {
            List<MessageEvent> sent = sendToManyChats(AggregatorInstance.MAX_PENDING + 500);
            await("long before the windows end")
                    .until(() -> topics.batchedMessages().size() > AggregatorInstance.MAX_PENDING / 2);
            assertThat(ids(sent)).containsAll(ids(topics.batchedMessages()));
        }
    }

    @Test
    void readingPausesSoonerWhenMessagesAreLong() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        String body = "x".repeat(60_000);
        List<MessageEvent> sent = Stream.generate(() -> TestMessages.in(UUID.randomUUID(), body))
                .limit(200)
                .toList();
        try (AggregatorInstance instance =
                AggregatorInstance.start(topics, TestWindows.never().withMaxMessages(1), exchange -> open.await())) {
            topics.sendAll(sent);
            int limit = TrackerFixture.MAX_PENDING_BYTES / body.length();
            await().until(() -> instance.pendingMessages() > limit);
            // A poll may bring 1 MiB of each of the two partitions.
            await().during(Duration.ofMillis(500)).until(() -> instance.pendingMessages() <= 3 * limit + 2);
            open.countDown();
            await().until(() -> topics.uncommitted() == 0);
        }
    }

    /** Four that fill a group, and two more once it is sent: what is read together joins a group together. */
    private List<MessageEvent> sendFourAndTwo() throws Exception {
        List<MessageEvent> sent = new ArrayList<>(send(4));
        await().until(() -> topics.batches().size() == 1);
        sent.addAll(send(2));
        return sent;
    }

    private List<MessageEvent> send(int messages) throws Exception {
        List<MessageEvent> sent =
                Stream.generate(() -> TestMessages.in(chat)).limit(messages).toList();
        topics.sendAll(sent);
        return sent;
    }

    private List<MessageEvent> sendToManyChats(int messages) throws Exception {
        List<MessageEvent> sent = Stream.generate(() -> TestMessages.in(UUID.randomUUID()))
                .limit(messages)
                .toList();
        topics.sendAll(sent);
        return sent;
    }

    private static List<UUID> ids(List<MessageEvent> messages) {
        return messages.stream().map(MessageEvent::messageId).toList();
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
