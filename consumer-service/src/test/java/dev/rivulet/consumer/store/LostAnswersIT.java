package dev.rivulet.consumer.store;

import static dev.rivulet.consumer.ring.Messages.message;
import static dev.rivulet.consumer.ring.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.meter.TestMeter;
import dev.rivulet.consumer.ring.Arrivals;
import dev.rivulet.consumer.ring.Ring;
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

/** A call that failed may have been applied, or not: both end in the same document. */
class LostAnswersIT {

    private final UUID chat = UUID.randomUUID();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TestDatabase emulator = new TestDatabase();
    private final LossyFirestore between =
            new LossyFirestore(emulator.config().emulatorHost().orElseThrow());
    private final TestDatabase database = emulator.by(between.host(), Duration.ofSeconds(1));
    private final RingStore store = new RingStore(database.firestore(), database.config(), TestMeter.of(metrics));
    private final Rings rings = new Rings(store, database.config(), Clock.systemUTC());

    LostAnswersIT() throws Exception {}

    @AfterEach
    void close() throws Exception {
        database.close();
        between.close();
        emulator.close();
    }

    @Test
    void whatWasAppliedWithoutAnAnswerIsNotWrittenAgain() throws Exception {
        between.loseAnAnswer();
        assertThat(add(messages(chat, 1, 2))).isEqualTo(Outcome.AWAY);
        assertThat(stored().tail().messages()).isEqualTo(messages(chat, 1, 2));
        var version = database.chat(chat).getUpdateTime();

        assertThat(add(messages(chat, 1, 2))).isEqualTo(Outcome.DONE);
        assertThat(database.chat(chat).getUpdateTime()).isEqualTo(version);
    }

    @Test
    void whatIsLateIsToldOnceThoughTheAnswerWasLost() throws Exception {
        add(messages(chat, 2, 60));
        long seq = stored().late().seq();
        between.loseAnAnswer();
        assertThat(add(List.of(message(chat, 1)))).isEqualTo(Outcome.AWAY);

        assertThat(add(List.of(message(chat, 1), message(chat, 61)))).isEqualTo(Outcome.DONE);
        assertThat(stored().late().seq()).isEqualTo(seq + 1);
        assertThat(stored().tail().messages()).isEqualTo(messages(chat, 12, 61));
    }

    @Test
    void whatWasNotAppliedIsTriedAgain() throws Exception {
        Map<Status.Code, Outcome> outcomes = Map.of(
                Status.Code.UNAVAILABLE, Outcome.AWAY,
                Status.Code.DEADLINE_EXCEEDED, Outcome.AWAY,
                Status.Code.PERMISSION_DENIED, Outcome.AWAY,
                Status.Code.UNAUTHENTICATED, Outcome.AWAY,
                Status.Code.INTERNAL, Outcome.AWAY,
                Status.Code.ABORTED, Outcome.CONTENDED,
                Status.Code.RESOURCE_EXHAUSTED, Outcome.EXHAUSTED,
                Status.Code.INVALID_ARGUMENT, Outcome.REFUSED);
        for (var expected : outcomes.entrySet()) {
            between.refuse(expected.getKey());
            assertThat(add(messages(chat, 1, 1))).as(expected.getKey().name()).isEqualTo(expected.getValue());
            assertThat(database.chat(chat).exists()).isFalse();
        }
        assertThat(TestMeter.ofChats("rivulet.firestore.writes", metrics)).isZero();
        assertThat(add(messages(chat, 1, 1))).isEqualTo(Outcome.DONE);
    }

    private Outcome add(List<MessageEvent> messages) throws InterruptedException {
        return rings.change(Map.of(chat, Arrivals.of(messages))).get(chat);
    }

    private Ring stored() throws Exception {
        return store.read(List.of(chat)).get(chat).ring();
    }
}
