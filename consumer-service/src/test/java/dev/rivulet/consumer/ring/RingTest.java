package dev.rivulet.consumer.ring;

import static dev.rivulet.consumer.ring.Messages.BEGINNING;
import static dev.rivulet.consumer.ring.Messages.changed;
import static dev.rivulet.consumer.ring.Messages.message;
import static dev.rivulet.consumer.ring.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final Member ANN = new Member(UUID.randomUUID(), "Ann");
    private static final Member BOB = new Member(UUID.randomUUID(), "Bob");

    private final Room pair = new Room("direct", null, List.of(ANN, BOB), 1, BEGINNING);

    @Test
    void itDoesNotMatterWhetherTheRoomOrTheMessagesCameFirst() {
        Ring roomFirst = merge(merge(Ring.EMPTY, pair), messages(CHAT, 1, 3));
        Ring messagesFirst = merge(merge(Ring.EMPTY, messages(CHAT, 1, 3)), pair);

        assertThat(roomFirst).isEqualTo(messagesFirst);
        assertThat(roomFirst.room()).contains(pair);
    }

    @Test
    void theHigherRevisionIsTheTruthWhicheverCameLast() {
        Room alone = new Room("group", "Crew", List.of(ANN), 2, BEGINNING.plusSeconds(1));
        Ring ring = merge(Ring.EMPTY, alone);

        assertThat(merge(ring, pair)).isSameAs(ring);
        assertThat(merge(merge(Ring.EMPTY, pair), alone)).isEqualTo(ring);
    }

    @Test
    void isAsOldAsItsNewestMessageAndWithoutOneAsItsRoom() {
        assertThat(Ring.EMPTY.updatedAt()).isEmpty();
        Ring room = merge(Ring.EMPTY, pair);
        assertThat(room.updatedAt()).contains(BEGINNING);
        assertThat(merge(room, messages(CHAT, 1, 7)).updatedAt()).contains(BEGINNING.plusMillis(7));
    }

    @Test
    void aNewDocumentIsAheadOfEveryNumberThatAnOlderOneHad() {
        Ring first = merge(merge(Ring.EMPTY, messages(CHAT, 2, 60)), List.of(message(CHAT, 1)));
        Ring again = Ring.EMPTY.merge(Arrivals.of(messages(CHAT, 2, 60)), BEGINNING.plusSeconds(1));

        assertThat(first.late().seq()).isEqualTo(BEGINNING.toEpochMilli() + 1);
        assertThat(again.late().seq()).isGreaterThan(first.late().seq());
        assertThat(again.late().entries()).isEmpty();
    }

    @Test
    void tellsOfWhatCameBeforeTheTail() {
        Ring ring = merge(merge(Ring.EMPTY, messages(CHAT, 2, 60)), List.of(message(CHAT, 1)));

        assertThat(late(ring)).containsExactly(message(CHAT, 1));
        assertThat(ring.tail()).isEqualTo(Tail.EMPTY.merge(messages(CHAT, 2, 60)));
        assertThat(merge(ring, List.of(message(CHAT, 1))))
                .as("it was told already")
                .isSameAs(ring);
    }

    @Test
    void tellsOfAChangeWhoseMessageLeavesTheTailWithTheSameWrite() {
        Ring ring = merge(Ring.EMPTY, messages(CHAT, 1, 50));
        MessageEvent edited = changed(message(CHAT, 1), 1, "Edited");

        Ring next = merge(ring, List.of(message(CHAT, 51), edited));
        assertThat(next.tail().messages()).isEqualTo(messages(CHAT, 2, 51));
        assertThat(late(next)).containsExactly(edited);
    }

    /** Whoever is shown the write after the next one would not find it in the tail any more. */
    @Test
    void tellsOfAChangeWithinTheTailToo() {
        MessageEvent edited = changed(message(CHAT, 2), 1, "Edited");
        Ring ring = merge(merge(Ring.EMPTY, messages(CHAT, 1, 3)), List.of(edited));

        assertThat(ring.tail().messages()).containsExactly(message(CHAT, 1), edited, message(CHAT, 3));
        assertThat(late(ring)).containsExactly(edited);
    }

    @Test
    void whatSkipsTheTailIsAHoleAndNotLate() {
        Ring ring = merge(Ring.EMPTY, messages(CHAT, 1, 5));
        Ring next = merge(ring, messages(CHAT, 6, 90));

        assertThat(next.tail().previousId()).isEqualTo(Messages.id(40));
        assertThat(next.late().entries()).isEmpty();
        assertThat(next.late().seq()).isEqualTo(ring.late().seq());
    }

    @Test
    void whatIsReplayedIsMergedAndIsNoNews() {
        Ring ring = merge(Ring.EMPTY, messages(CHAT, 10, 70));
        MessageEvent edited = changed(message(CHAT, 69), 1, "Edited");
        var replayed = new Arrivals(Optional.empty(), List.of(), List.of(message(CHAT, 1), edited));

        Ring next = ring.merge(replayed, BEGINNING);
        assertThat(next.tail().messages()).contains(edited);
        assertThat(next.late().entries()).isEmpty();
        assertThat(ring.learns(replayed)).isEmpty();
    }

    @Test
    void learnsEachMessageAndChangeOnce() {
        Ring ring = merge(merge(Ring.EMPTY, messages(CHAT, 10, 70)), List.of(message(CHAT, 2)));
        MessageEvent edited = changed(message(CHAT, 69), 1, "Edited");

        assertThat(ring.learns(Arrivals.of(List.of(
                        message(CHAT, 71), message(CHAT, 70), message(CHAT, 2), message(CHAT, 1), edited, edited))))
                .containsExactly(message(CHAT, 1), edited, message(CHAT, 71));
    }

    @Test
    void theNamesOfThoseWhoAreGoneAreNotShown() {
        Ring ring = merge(merge(Ring.EMPTY, messages(CHAT, 10, 70)), List.of(message(CHAT, 1)));
        Room gone = new Room("group", "Crew", List.of(BOB), 2, null, Set.of(CHAT), BEGINNING);

        Ring blanked = merge(merge(ring, gone), List.of(message(CHAT, 71), message(CHAT, 2)));
        assertThat(blanked.tail().messages())
                .allMatch(message -> message.fromName().isEmpty());
        assertThat(late(blanked))
                .hasSize(2)
                .allMatch(message -> message.fromName().isEmpty());
        assertThat(blanked.tail().newest().body()).isEqualTo(message(CHAT, 71).body());
    }

    @Test
    void whatWasToldAMinuteAgoIsLeftOutOfTheNextWrite() {
        Ring ring = merge(merge(Ring.EMPTY, messages(CHAT, 2, 60)), List.of(message(CHAT, 1)));
        Instant minuteLater = BEGINNING.plus(Late.KEPT).plus(Duration.ofMillis(1));

        assertThat(ring.merge(Arrivals.of(messages(CHAT, 11, 60)), minuteLater))
                .as("not a reason to write")
                .isSameAs(ring);
        Ring next = ring.merge(Arrivals.of(messages(CHAT, 61, 61)), minuteLater);
        assertThat(next.late()).isEqualTo(new Late(List.of(), ring.late().seq()));
    }

    private static List<MessageEvent> late(Ring ring) {
        return ring.late().entries().stream().map(Late.Entry::message).toList();
    }

    private static Ring merge(Ring ring, Room room) {
        return ring.merge(Arrivals.of(room), BEGINNING);
    }

    private static Ring merge(Ring ring, List<MessageEvent> messages) {
        return ring.merge(Arrivals.of(messages), BEGINNING);
    }
}
