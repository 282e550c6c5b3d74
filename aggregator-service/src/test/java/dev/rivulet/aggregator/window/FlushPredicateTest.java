package dev.rivulet.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.record.TestMessages;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FlushPredicateTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong();
    private final UUID chat = UUID.randomUUID();

    @Test
    void theFirstMessageOfAQuietChatGoesAtOnceAndTheNextWaits() {
        FlushPredicate subject =
                subject(TestWindows.never().withDuration(SECOND).withLeadingEdge());

        assertThat(subject.matches(groupOf(1))).isTrue();
        pass(Duration.ofMillis(999));
        assertThat(subject.matches(groupOf(1))).isFalse();
    }

    @Test
    void aChatIsQuietAWindowAfterItsLastMessageNotAfterItsFirst() {
        FlushPredicate subject =
                subject(TestWindows.never().withDuration(SECOND).withLeadingEdge());

        subject.matches(groupOf(1));
        pass(Duration.ofMillis(600));
        assertThat(subject.matches(groupOf(1))).isFalse();
        pass(Duration.ofMillis(600));
        assertThat(subject.matches(groupOf(1))).isFalse();
        pass(SECOND);
        assertThat(subject.matches(groupOf(1))).isTrue();
    }

    @Test
    void theFirstOfAQuietChatGoTogether() {
        FlushPredicate subject =
                subject(TestWindows.never().withDuration(SECOND).withLeadingEdge());
        List<DecodedRecord.Message> both = List.of(
                TestMessages.received(TestMessages.in(chat), 100).messages().get(0),
                TestMessages.received(TestMessages.in(chat), 100).messages().get(0));

        assertThat(subject.matches(new PendingBatch(new DecodedRecord.ChatMessages(both))))
                .isTrue();
    }

    @Test
    void withoutTheLeadingEdgeEveryMessageWaits() {
        FlushPredicate subject = subject(TestWindows.never().withDuration(SECOND));

        assertThat(subject.matches(groupOf(1))).isFalse();
    }

    @Test
    void aGroupIsFullByMessages() {
        FlushPredicate subject = subject(TestWindows.never().withMaxMessages(3));

        assertThat(subject.matches(groupOf(2))).isFalse();
        assertThat(subject.matches(groupOf(3))).isTrue();
    }

    @Test
    void aGroupIsFullByBytes() {
        FlushPredicate subject = subject(TestWindows.never().withMaxBytes(200));

        assertThat(subject.matches(groupOf(1))).isFalse();
        assertThat(subject.matches(groupOf(2))).isTrue();
    }

    @Test
    void eachKindOfChatHasItsOwnWindow() {
        FlushPredicate subject = subject(
                TestWindows.never().withDuration(SECOND).withLeadingEdge().withDirect(SECOND));
        UUID direct = UUID.fromString("2b1c9a5e-6f4d-5c3b-8a7e-1d2f3c4b5a69");

        assertThat(subject.matches(groupOf(1))).isTrue();
        assertThat(subject.matches(new PendingBatch(TestMessages.received(TestMessages.in(direct), 100))))
                .as("no leading edge here")
                .isFalse();
    }

    private FlushPredicate subject(TestWindows dial) {
        return new FlushPredicate(dial.windows(), new IdleChats(dial.windows(), nanos::get));
    }

    private PendingBatch groupOf(int messages) {
        PendingBatch group = new PendingBatch(TestMessages.received(TestMessages.in(chat), 100));
        for (int i = 1; i < messages; i++) {
            group.add(TestMessages.received(TestMessages.in(chat), 100));
        }
        return group;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
