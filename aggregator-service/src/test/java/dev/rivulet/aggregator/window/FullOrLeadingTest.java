package dev.rivulet.aggregator.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FullOrLeadingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong();
    private final UUID chat = UUID.randomUUID();

    @Test
    void theFirstMessageOfAQuietChatGoesAtOnceAndTheNextWaits() {
        FullOrLeading subject = subject(Dial.never().withDuration(SECOND).withLeadingEdge());

        assertThat(subject.matches(groupOf(1))).isTrue();
        pass(Duration.ofMillis(999));
        assertThat(subject.matches(groupOf(1))).isFalse();
    }

    @Test
    void aChatIsQuietAWindowAfterItsLastMessageNotAfterItsFirst() {
        FullOrLeading subject = subject(Dial.never().withDuration(SECOND).withLeadingEdge());

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
        FullOrLeading subject = subject(Dial.never().withDuration(SECOND).withLeadingEdge());
        List<Received.Message> both = List.of(
                Messages.received(Messages.in(chat), 100).messages().get(0),
                Messages.received(Messages.in(chat), 100).messages().get(0));

        assertThat(subject.matches(new Group(new Received.Messages(both)))).isTrue();
    }

    @Test
    void withoutTheLeadingEdgeEveryMessageWaits() {
        FullOrLeading subject = subject(Dial.never().withDuration(SECOND));

        assertThat(subject.matches(groupOf(1))).isFalse();
    }

    @Test
    void aGroupIsFullByMessages() {
        FullOrLeading subject = subject(Dial.never().withMaxMessages(3));

        assertThat(subject.matches(groupOf(2))).isFalse();
        assertThat(subject.matches(groupOf(3))).isTrue();
    }

    @Test
    void aGroupIsFullByBytes() {
        FullOrLeading subject = subject(Dial.never().withMaxBytes(200));

        assertThat(subject.matches(groupOf(1))).isFalse();
        assertThat(subject.matches(groupOf(2))).isTrue();
    }

    @Test
    void eachKindOfChatHasItsOwnWindow() {
        FullOrLeading subject =
                subject(Dial.never().withDuration(SECOND).withLeadingEdge().withDirect(SECOND));
        UUID direct = UUID.fromString("2b1c9a5e-6f4d-5c3b-8a7e-1d2f3c4b5a69");

        assertThat(subject.matches(groupOf(1))).isTrue();
        assertThat(subject.matches(new Group(Messages.received(Messages.in(direct), 100))))
                .as("no leading edge here")
                .isFalse();
    }

    private FullOrLeading subject(Dial dial) {
        return new FullOrLeading(dial.windows(), new QuietChats(dial.windows(), nanos::get));
    }

    private Group groupOf(int messages) {
        Group group = new Group(Messages.received(Messages.in(chat), 100));
        for (int i = 1; i < messages; i++) {
            group.add(Messages.received(Messages.in(chat), 100));
        }
        return group;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
