package dev.rivulet.consumer.store;

import static dev.rivulet.consumer.ring.Messages.message;
import static dev.rivulet.consumer.ring.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.consumer.meter.TestMeter;
import dev.rivulet.consumer.ring.Arrivals;
import dev.rivulet.consumer.ring.Messages;
import dev.rivulet.consumer.ring.Ring;
import dev.rivulet.events.MessageEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RingsIT {

    private final UUID chat = UUID.randomUUID();
    private final TestDatabase database = new TestDatabase();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RingStore store = new RingStore(database.firestore(), database.config(), TestMeter.of(metrics));
    private final Rings rings = new Rings(store, database.config(), Clock.systemUTC());

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void aChatThatIsRememberedCostsOneWriteAndNoRead() throws Exception {
        add(rings, message(chat, 1));
        assertThat(reads()).isEqualTo(1);

        assertThat(add(rings, message(chat, 2))).isEqualTo(Outcome.DONE);
        assertThat(reads()).isEqualTo(1);
        assertThat(writes()).isEqualTo(2);
        assertThat(stored().tail().messages()).isEqualTo(messages(chat, 1, 2));
    }

    @Test
    void whatIsThereAlreadyIsNotWrittenAgain() throws Exception {
        add(rings, message(chat, 1));
        assertThat(add(rings, message(chat, 1))).isEqualTo(Outcome.DONE);
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void aStaleOwnersWriteIsRefused() throws Exception {
        StoredRing stale = store.write(chat, StoredRing.ABSENT, ringOf(message(chat, 1)), List.of())
                .await();
        store.write(chat, stale, ringOf(message(chat, 2)), List.of()).await();

        assertThatThrownBy(() -> store.write(chat, stale, ringOf(message(chat, 3)), List.of())
                        .await())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.CONFLICT));
        assertThatThrownBy(() -> store.write(chat, StoredRing.ABSENT, ringOf(message(chat, 3)), List.of())
                        .await())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.CONFLICT));
        assertThat(stored().tail().messages()).containsExactly(message(chat, 2));
    }

    @Test
    void aStaleOwnerReadsAgainAndOverwritesNothing() throws Exception {
        add(rings, message(chat, 1));
        add(new Rings(store, database.config(), Clock.systemUTC()), message(chat, 2));

        assertThat(add(rings, message(chat, 3))).isEqualTo(Outcome.DONE);
        assertThat(stored().tail().messages()).isEqualTo(messages(chat, 1, 3));
    }

    @Test
    void noticesThatADocumentItWroteIsGone() throws Exception {
        add(rings, message(chat, 1));
        database.lose();

        assertThat(add(rings, message(chat, 2))).isEqualTo(Outcome.VANISHED);
        assertThat(database.chat(chat).exists()).isFalse();
    }

    @Test
    void saysWhenFirestoreWillNeverTakeIt() throws Exception {
        assertThat(add(rings, message(chat, 1, "x".repeat(2 << 20)))).isEqualTo(Outcome.REFUSED);
    }

    private Outcome add(Rings to, MessageEvent message) throws InterruptedException {
        return to.change(Map.of(chat, Arrivals.of(List.of(message)))).get(chat);
    }

    private Ring ringOf(MessageEvent message) {
        return Ring.EMPTY.merge(Arrivals.of(List.of(message)), Messages.BEGINNING);
    }

    private Ring stored() throws Exception {
        return store.read(List.of(chat)).get(chat).ring();
    }

    private double reads() {
        return TestMeter.ofChats("rivulet.firestore.reads", metrics);
    }

    private double writes() {
        return TestMeter.ofChats("rivulet.firestore.writes", metrics);
    }
}
