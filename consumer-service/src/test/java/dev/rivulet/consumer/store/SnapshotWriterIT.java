package dev.rivulet.consumer.store;

import static dev.rivulet.consumer.document.DocumentMessages.message;
import static dev.rivulet.consumer.document.DocumentMessages.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.consumer.document.ChatSnapshot;
import dev.rivulet.consumer.document.DocumentMessages;
import dev.rivulet.consumer.document.PendingUpdates;
import dev.rivulet.consumer.meter.TestMeter;
import dev.rivulet.events.MessageEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotWriterIT {

    private final UUID chat = UUID.randomUUID();
    private final TestDatabase database = new TestDatabase();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ChatDocumentStore store =
            new ChatDocumentStore(database.firestore(), database.config(), TestMeter.of(metrics));
    private final SnapshotWriter snapshots = new SnapshotWriter(store, database.config(), Clock.systemUTC());

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void aChatThatIsRememberedCostsOneWriteAndNoRead() throws Exception {
        add(snapshots, message(chat, 1));
        assertThat(reads()).isEqualTo(1);

        assertThat(add(snapshots, message(chat, 2))).isEqualTo(WriteOutcome.DONE);
        assertThat(reads()).isEqualTo(1);
        assertThat(writes()).isEqualTo(2);
        assertThat(stored().tail().messages()).isEqualTo(messages(chat, 1, 2));
    }

    @Test
    void knownMessagesAreNotWrittenAgain() throws Exception {
        add(snapshots, message(chat, 1));
        assertThat(add(snapshots, message(chat, 1))).isEqualTo(WriteOutcome.DONE);
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void aStaleOwnersWriteIsRefused() throws Exception {
        StoredSnapshot stale = store.write(chat, StoredSnapshot.ABSENT, ringOf(message(chat, 1)), List.of())
                .await();
        store.write(chat, stale, ringOf(message(chat, 2)), List.of()).await();

        assertThatThrownBy(() -> store.write(chat, stale, ringOf(message(chat, 3)), List.of())
                        .await())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.outcome()).isEqualTo(WriteOutcome.CONFLICT));
        assertThatThrownBy(() -> store.write(chat, StoredSnapshot.ABSENT, ringOf(message(chat, 3)), List.of())
                        .await())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.outcome()).isEqualTo(WriteOutcome.CONFLICT));
        assertThat(stored().tail().messages()).containsExactly(message(chat, 2));
    }

    @Test
    void aStaleOwnerReadsAgainAndOverwritesNothing() throws Exception {
        add(snapshots, message(chat, 1));
        add(new SnapshotWriter(store, database.config(), Clock.systemUTC()), message(chat, 2));

        assertThat(add(snapshots, message(chat, 3))).isEqualTo(WriteOutcome.DONE);
        assertThat(stored().tail().messages()).isEqualTo(messages(chat, 1, 3));
    }

    @Test
    void detectsADocumentThatHasDisappeared() throws Exception {
        add(snapshots, message(chat, 1));
        database.lose();

        assertThat(add(snapshots, message(chat, 2))).isEqualTo(WriteOutcome.VANISHED);
        assertThat(database.chat(chat).exists()).isFalse();
    }

    @Test
    void reportsAWriteThatCannotSucceed() throws Exception {
        assertThat(add(snapshots, message(chat, 1, "x".repeat(2 << 20)))).isEqualTo(WriteOutcome.REFUSED);
    }

    private WriteOutcome add(SnapshotWriter to, MessageEvent message) throws InterruptedException {
        return to.change(Map.of(chat, PendingUpdates.of(List.of(message)))).get(chat);
    }

    private ChatSnapshot ringOf(MessageEvent message) {
        return ChatSnapshot.EMPTY.merge(PendingUpdates.of(List.of(message)), DocumentMessages.BEGINNING);
    }

    private ChatSnapshot stored() throws Exception {
        return store.read(List.of(chat)).get(chat).snapshot();
    }

    private double reads() {
        return TestMeter.ofChats("rivulet.firestore.reads", metrics);
    }

    private double writes() {
        return TestMeter.ofChats("rivulet.firestore.writes", metrics);
    }
}
