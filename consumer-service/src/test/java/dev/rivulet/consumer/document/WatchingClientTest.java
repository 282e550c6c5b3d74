package dev.rivulet.consumer.document;

import static dev.rivulet.consumer.document.DocumentMessages.BEGINNING;
import static dev.rivulet.consumer.document.DocumentMessages.changed;
import static dev.rivulet.consumer.document.DocumentMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * With any sequence of late and repeated messages and changes, and any subset of document states delivered, clients end
 * up with the history: each message once, in its latest state.
 */
class WatchingClientTest {

    private static final UUID CHAT = UUID.randomUUID();
    /** Distance between punctual messages, which leaves room for late ones. */
    private static final int GAP = 1_000;

    private enum Step {
        SEND,
        SEND_MANY,
        SEND_LATE,
        CHANGE,
        REPEAT,
        WRITE,
        SEE,
        PASS_TIME,
        LOSE_THE_DATABASE
    }

    private final TreeMap<UUID, MessageEvent> history = new TreeMap<>(MessageOrder.BY_ID);
    private final List<MessageEvent> sent = new ArrayList<>();
    private final List<MessageEvent> underWay = new ArrayList<>();
    private final List<MessageEvent> written = new ArrayList<>();
    private final WatchingClient client = new WatchingClient(history);
    private ChatSnapshot snapshot = ChatSnapshot.EMPTY;
    private Instant now = BEGINNING;
    private int newest = 10 * GAP;
    private Optional<UUID> scrolledTo = Optional.empty();

    @Property(tries = 2_000)
    void endsWithHistory(@ForAll("steps") List<Step> steps, @ForAll Random random) {
        var world = new WatchingClientTest();
        world.scrolledTo = random.nextBoolean() ? Optional.empty() : Optional.of(DocumentMessages.id(10 * GAP + 500));
        steps.forEach(step -> world.take(step, random));

        world.write(world.underWay);
        world.see();
        assertThat(world.client.shown().values())
                .containsExactlyElementsOf(world.visibleHistory().values());
    }

    @Property(tries = 200)
    void aClientThatSeesEveryDocumentNeverReloads(@ForAll("undisturbedSteps") List<Step> steps, @ForAll Random random) {
        var world = new WatchingClientTest();
        world.take(Step.SEND, random);
        world.write(world.underWay);
        world.see();
        steps.forEach(step -> {
            world.take(step, random);
            world.write(world.underWay);
            world.see();
        });
        assertThat(world.client.readsAnew()).isEqualTo(1);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Step>> undisturbedSteps() {
        return Arbitraries.of(Step.SEND, Step.SEND_MANY, Step.SEND_LATE, Step.CHANGE, Step.REPEAT, Step.PASS_TIME)
                .list()
                .ofMaxSize(60);
    }

    private void take(Step step, Random random) {
        switch (step) {
            case SEND -> send();
            case SEND_MANY -> {
                for (int i = 0; i < 45; i++) {
                    send();
                }
            }
            case SEND_LATE -> {
                int number = newest - 1 - random.nextInt(Math.min(newest - 1, 60 * GAP));
                if (!history.containsKey(DocumentMessages.id(number))) {
                    put(message(CHAT, number));
                }
            }
            case CHANGE -> {
                if (!history.isEmpty()) {
                    MessageEvent any = any(random, List.copyOf(history.values()));
                    put(changed(any, any.revision() + 1, "Changed"));
                }
            }
            case REPEAT -> {
                if (!sent.isEmpty()) {
                    underWay.add(any(random, sent));
                }
            }
            case WRITE -> {
                Collections.shuffle(underWay, random);
                write(underWay.subList(0, random.nextInt(underWay.size() + 1)));
            }
            case SEE -> see();
            case PASS_TIME -> now = now.plusMillis(random.nextInt(50_000));
            case LOSE_THE_DATABASE -> loseTheDatabase(random);
        }
    }

    private void send() {
        newest += GAP;
        put(message(CHAT, newest));
    }

    private void put(MessageEvent message) {
        history.put(message.messageId(), message);
        sent.add(message);
        underWay.add(message);
    }

    private void write(List<MessageEvent> some) {
        now = now.plusMillis(1);
        List<MessageEvent> updates = List.copyOf(some);
        written.addAll(updates);
        some.clear();
        if (!updates.isEmpty()) {
            snapshot = snapshot.merge(PendingUpdates.of(updates), now);
        }
    }

    private void see() {
        if (!snapshot.equals(ChatSnapshot.EMPTY)) {
            client.see(snapshot, scrolledTo);
        }
    }

    /** Rebuilds all documents from Kafka, while some clients watch. */
    private void loseTheDatabase(Random random) {
        now = now.plusSeconds(1);
        snapshot = ChatSnapshot.EMPTY;
        for (int from = 0; from < written.size(); ) {
            int to = Math.min(written.size(), from + 1 + random.nextInt(100));
            now = now.plusMillis(1);
            snapshot = snapshot.merge(new PendingUpdates(Optional.empty(), List.of(), written.subList(from, to)), now);
            from = to;
            if (random.nextInt(3) == 0) {
                see();
            }
        }
    }

    private TreeMap<UUID, MessageEvent> visibleHistory() {
        TreeMap<UUID, MessageEvent> visible = new TreeMap<>(history);
        scrolledTo.ifPresent(from -> visible.headMap(from).clear());
        return visible;
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
