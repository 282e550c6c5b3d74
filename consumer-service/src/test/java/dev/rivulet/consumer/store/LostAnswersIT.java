package dev.rivulet.consumer.store;

import static dev.rivulet.consumer.document.DocumentMessages.message;
import static dev.rivulet.consumer.document.DocumentMessages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.document.ChatSnapshot;
import dev.rivulet.consumer.document.PendingUpdates;
import dev.rivulet.consumer.meter.TestMeter;
import dev.rivulet.events.MessageEvent;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A failed call may or may not have been applied; both must lead to the same document. */
class LostAnswersIT {

    private final UUID chat = UUID.randomUUID();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TestDatabase emulator = new TestDatabase();
    private final LossyFirestore between =
            new LossyFirestore(emulator.config().emulatorHost().orElseThrow());
    private final TestDatabase database = emulator.by(between.host(), Duration.ofSeconds(1));
    private final ChatDocumentStore store =
            new ChatDocumentStore(database.firestore(), database.config(), TestMeter.of(metrics));
    private final SnapshotWriter snapshots = new SnapshotWriter(store, database.config(), Clock.systemUTC());

    LostAnswersIT() throws Exception {}

    @AfterEach
    void close() throws Exception {
        database.close();
        between.close();
        emulator.close();
    }

    @Test
    void aWriteAppliedWithoutAnAnswerIsNotRepeated() throws Exception {
        between.loseAnAnswer();
        assertThat(add(messages(chat, 1, 2))).isEqualTo(WriteOutcome.AWAY);
        assertThat(stored().tail().messages()).isEqualTo(messages(chat, 1, 2));
        var version = database.chat(chat).getUpdateTime();

        assertThat(add(messages(chat, 1, 2))).isEqualTo(WriteOutcome.DONE);
        assertThat(database.chat(chat).getUpdateTime()).isEqualTo(version);
    }

    @Test
    void aLateMessageIsNumberedOnceDespiteALostAnswer() throws Exception {
        add(messages(chat, 2, 60));
        long seq = stored().outOfOrder().seq();
        between.loseAnAnswer();
        assertThat(add(List.of(message(chat, 1)))).isEqualTo(WriteOutcome.AWAY);

        assertThat(add(List.of(message(chat, 1), message(chat, 61)))).isEqualTo(WriteOutcome.DONE);
        assertThat(stored().outOfOrder().seq()).isEqualTo(seq + 1);
        assertThat(stored().tail().messages()).isEqualTo(messages(chat, 12, 61));
    }

    @Test
    void aWriteThatWasNotAppliedIsRetried() throws Exception {
        Map<Status.Code, WriteOutcome> outcomes = Map.of(
                Status.Code.UNAVAILABLE, WriteOutcome.AWAY,
                Status.Code.DEADLINE_EXCEEDED, WriteOutcome.AWAY,
                Status.Code.PERMISSION_DENIED, WriteOutcome.AWAY,
                Status.Code.UNAUTHENTICATED, WriteOutcome.AWAY,
                Status.Code.INTERNAL, WriteOutcome.AWAY,
                Status.Code.ABORTED, WriteOutcome.CONTENDED,
                Status.Code.RESOURCE_EXHAUSTED, WriteOutcome.EXHAUSTED,
                Status.Code.INVALID_ARGUMENT, WriteOutcome.REFUSED);
        for (var expected : outcomes.entrySet()) {
            between.refuse(expected.getKey());
            assertThat(add(messages(chat, 1, 1))).as(expected.getKey().name()).isEqualTo(expected.getValue());
            assertThat(database.chat(chat).exists()).isFalse();
        }
        assertThat(TestMeter.ofChats("rivulet.firestore.writes", metrics)).isZero();
        assertThat(add(messages(chat, 1, 1))).isEqualTo(WriteOutcome.DONE);
    }

    private WriteOutcome add(List<MessageEvent> messages) throws InterruptedException {
        return snapshots.change(Map.of(chat, PendingUpdates.of(messages))).get(chat);
    }

    private ChatSnapshot stored() throws Exception {
        return store.read(List.of(chat)).get(chat).snapshot();
    }
}
