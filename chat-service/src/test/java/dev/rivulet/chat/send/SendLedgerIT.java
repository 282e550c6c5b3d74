package dev.rivulet.chat.send;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.chat.PackagedService;
import dev.rivulet.chat.PackagedService.Answer;
import dev.rivulet.chat.TestUser;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Writers who send with keys until they are told yes, at two instances of the service, while both are killed, Kafka is
 * stopped and Cassandra crashes. A ledger of what they were told is held against history, Kafka, and the event streams
 * of members who come back to either instance.
 */
class SendLedgerIT {
    private static final long SEED = Long.getLong("ledger.seed", 20_261_122);
    private static final int WRITERS = 8;
    private static final int CHATS = 3;

    private static final OwnStack STACK = OwnStack.get();
    private static final PackagedService OTHER = STACK.another(Map.of());

    private final Random random = new Random(SEED);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** The ids that were acknowledged, in the order of their sending. */
    private final Map<Writer, Queue<UUID>> ledger = new ConcurrentHashMap<>();

    private final Queue<Answer> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private record Writer(int number, TestUser user, String chat) {}

    @AfterAll
    static void close() {
        OTHER.close();
    }

    @Test
    void acknowledgedMessagesAreStoredPublishedAndDeliveredOnceInOrder() throws Exception {
        System.out.println("ledger.seed=" + SEED);
        List<Writer> writers = writers();
        Map<String, Follower> followers = follow(writers);
        List<CompletableFuture<Void>> writing = writers.stream()
                .map(writer -> CompletableFuture.runAsync(() -> write(writer), threads))
                .toList();
        List<Runnable> faults = new ArrayList<>(List.of(
                () -> restart(STACK.service),
                () -> restart(OTHER),
                () -> restart(STACK.service),
                this::stopKafka,
                this::crashCassandra));
        Collections.shuffle(faults, random);
        for (Runnable fault : faults) {
            awaitProgress(2 + random.nextInt(4));
            fault.run();
        }
        awaitProgress(2);
        over = true;
        writing.forEach(CompletableFuture::join);
        writers.forEach(writer -> ledger.get(writer).add(acknowledged(OTHER, writer, "the last", OwnStack.key())));

        assertThat(surprises).as("answers other than 201 and 503").isEmpty();
        for (Writer writer : writers) {
            assertThat(List.copyOf(ledger.get(writer)))
                    .isSortedAccordingTo(MessageOrder.BY_ID)
                    .doesNotHaveDuplicates();
        }
        for (String chat : followers.keySet()) {
            List<Writer> here = writers.stream()
                    .filter(writer -> writer.chat().equals(chat))
                    .toList();
            holds(here);
            wasTold(followers.get(chat), here);
        }
    }

    @Test
    void sixteenAtTheSameMomentAtTwoInstancesAreOneMessage() throws Exception {
        Writer writer = writers().get(0);
        for (int i = 0; i < 20; i++) {
            String key = OwnStack.key();
            List<CompletableFuture<UUID>> sending = IntStream.range(0, 16)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> acknowledged(n % 2 == 0 ? STACK.service : OTHER, writer, "once", key), threads))
                    .toList();
            assertThat(sending.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        assertThat(STACK.history(writer.user(), writer.chat())).hasSize(20).doesNotHaveDuplicates();
    }

    private List<Writer> writers() {
        List<TestUser> users =
                IntStream.range(0, CHATS).mapToObj(i -> STACK.arrive()).toList();
        List<String> chats =
                users.stream().map(user -> STACK.chat(user, STACK.arrive())).toList();
        return IntStream.range(0, WRITERS)
                .mapToObj(i -> new Writer(i, users.get(i % CHATS), chats.get(i % CHATS)))
                .toList();
    }

    /** One of the members of each chat, now at the one instance and now at the other. */
    private Map<String, Follower> follow(List<Writer> writers) throws InterruptedException {
        Map<String, Follower> followers = new HashMap<>();
        for (Writer writer : writers.subList(0, CHATS)) {
            followers.put(
                    writer.chat(), new Follower(writer.user(), List.of(STACK.service, OTHER), SEED + writer.number()));
        }
        return followers;
    }

    private void write(Writer writer) {
        Random own = new Random(SEED + writer.number());
        Queue<UUID> acknowledged = ledger.computeIfAbsent(writer, w -> new ConcurrentLinkedQueue<>());
        for (int i = 0; !over; i++) {
            String body = "writer %d, message %d".formatted(writer.number(), i);
            String key = OwnStack.key();
            acknowledged.add(await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .pollDelay(Duration.ZERO)
                    .until(
                            () -> attempt(own.nextBoolean() ? STACK.service : OTHER, writer, body, key),
                            id -> id != null));
        }
    }

    /** Null when it has to be tried again. */
    private UUID attempt(PackagedService service, Writer writer, String body, String key) {
        try {
            Answer answer = OwnStack.send(service, writer.user(), writer.chat(), body, key);
            if (answer.status() == 201) {
                return UUID.fromString(answer.body().path("message_id").asText());
            }
            if (answer.status() != 503) {
                surprises.add(answer);
            }
            return null;
        } catch (IOException e) {
            // Killed, or not there yet.
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID acknowledged(PackagedService service, Writer writer, String body, String key) {
        return await().pollDelay(Duration.ZERO).until(() -> attempt(service, writer, body, key), id -> id != null);
    }

    /** Until each writer has been acknowledged so many more messages. */
    private void awaitProgress(int messages) {
        Map<Writer, Integer> before = new ConcurrentHashMap<>();
        ledger.forEach((writer, ids) -> before.put(writer, ids.size()));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ledger.size() == WRITERS
                        && ledger.entrySet().stream()
                                .allMatch(entry ->
                                        entry.getValue().size() >= before.getOrDefault(entry.getKey(), 0) + messages));
    }

    private void holds(List<Writer> writers) throws Exception {
        Writer one = writers.get(0);
        List<UUID> acknowledged = writers.stream()
                .flatMap(writer -> ledger.get(writer).stream())
                .sorted(MessageOrder.BY_ID)
                .toList();
        assertThat(STACK.history(one.user(), one.chat()))
                .isEqualTo(acknowledged.stream().map(UUID::toString).toList());
        Set<UUID> missing = new HashSet<>(acknowledged);
        ObjectMapper json = new ObjectMapper().findAndRegisterModules();
        for (String record : STACK.records(one.chat(), acknowledged.size())) {
            missing.remove(json.readValue(record, MessageEvent.class).messageId());
        }
        assertThat(missing).as("acknowledged, but not on the topic").isEmpty();
    }

    private void wasTold(Follower follower, List<Writer> writers) throws InterruptedException {
        List<UUID> acknowledged =
                writers.stream().flatMap(writer -> ledger.get(writer).stream()).toList();
        await().until(() -> follower.heard.containsAll(acknowledged));
        follower.close();
        assertThat(follower.heard).as("once each").containsExactlyInAnyOrderElementsOf(acknowledged);
        for (Writer writer : writers) {
            assertThat(follower.heard).as("each writer's in order").containsSubsequence(ledger.get(writer));
        }
        assertThat(follower.others).doesNotContain("reset");
        assertThat(follower.visits()).as("it has come back").isGreaterThan(2);
    }

    private static void restart(PackagedService service) {
        service.kill();
        service.start();
    }

    private void stopKafka() {
        STACK.kafka.stop();
        STACK.kafka.start();
    }

    private void crashCassandra() {
        STACK.cassandra.kill();
        STACK.cassandra.start();
    }
}
