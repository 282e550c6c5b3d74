package dev.rivulet.consumer.document;

import static dev.rivulet.consumer.document.DocumentMessages.BEGINNING;
import static dev.rivulet.consumer.document.DocumentMessages.changed;
import static dev.rivulet.consumer.document.DocumentMessages.message;
import static dev.rivulet.consumer.document.DocumentMessages.messages;
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

class ChatSnapshotTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final Member ANN = new Member(UUID.randomUUID(), "Ann");
    private static final Member BOB = new Member(UUID.randomUUID(), "Bob");

    private final ChatDetails pair = new ChatDetails("direct", null, List.of(ANN, BOB), 1, BEGINNING);

    @Test
    void detailsAndMessagesMergeInAnyOrder() {
        ChatSnapshot roomFirst = merge(merge(ChatSnapshot.EMPTY, pair), messages(CHAT, 1, 3));
        ChatSnapshot messagesFirst = merge(merge(ChatSnapshot.EMPTY, messages(CHAT, 1, 3)), pair);

        assertThat(roomFirst).isEqualTo(messagesFirst);
        assertThat(roomFirst.details()).contains(pair);
    }

    @Test
    void theHigherRevisionIsTheTruthWhicheverCameLast() {
        ChatDetails alone = new ChatDetails("group", "Crew", List.of(ANN), 2, BEGINNING.plusSeconds(1));
        ChatSnapshot snapshot = merge(ChatSnapshot.EMPTY, alone);

        assertThat(merge(snapshot, pair)).isSameAs(snapshot);
        assertThat(merge(merge(ChatSnapshot.EMPTY, pair), alone)).isEqualTo(snapshot);
    }

    @Test
    void updatedAtIsThatOfTheNewestMessageOrTheDetails() {
        assertThat(ChatSnapshot.EMPTY.updatedAt()).isEmpty();
        ChatSnapshot details = merge(ChatSnapshot.EMPTY, pair);
        assertThat(details.updatedAt()).contains(BEGINNING);
        assertThat(merge(details, messages(CHAT, 1, 7)).updatedAt()).contains(BEGINNING.plusMillis(7));
    }

    @Test
    void aNewDocumentIsAheadOfEveryNumberThatAnOlderOneHad() {
        ChatSnapshot first = merge(merge(ChatSnapshot.EMPTY, messages(CHAT, 2, 60)), List.of(message(CHAT, 1)));
        ChatSnapshot again =
                ChatSnapshot.EMPTY.merge(PendingUpdates.of(messages(CHAT, 2, 60)), BEGINNING.plusSeconds(1));

        assertThat(first.outOfOrder().seq()).isEqualTo(BEGINNING.toEpochMilli() + 1);
        assertThat(again.outOfOrder().seq()).isGreaterThan(first.outOfOrder().seq());
        assertThat(again.outOfOrder().entries()).isEmpty();
    }

    @Test
    void reportsMessagesBeforeTheTail() {
        ChatSnapshot snapshot = merge(merge(ChatSnapshot.EMPTY, messages(CHAT, 2, 60)), List.of(message(CHAT, 1)));

        assertThat(outOfOrder(snapshot)).containsExactly(message(CHAT, 1));
        assertThat(snapshot.tail()).isEqualTo(Tail.EMPTY.merge(messages(CHAT, 2, 60)));
        assertThat(merge(snapshot, List.of(message(CHAT, 1))))
                .as("it was told already")
                .isSameAs(snapshot);
    }

    @Test
    void reportsAChangeOfAMessageThatLeavesTheTail() {
        ChatSnapshot snapshot = merge(ChatSnapshot.EMPTY, messages(CHAT, 1, 50));
        MessageEvent edited = changed(message(CHAT, 1), 1, "Edited");

        ChatSnapshot next = merge(snapshot, List.of(message(CHAT, 51), edited));
        assertThat(next.tail().messages()).isEqualTo(messages(CHAT, 2, 51));
        assertThat(outOfOrder(next)).containsExactly(edited);
    }

    /** A client that skips the next state would no longer find the change in the tail. */
    @Test
    void reportsAChangeWithinTheTail() {
        MessageEvent edited = changed(message(CHAT, 2), 1, "Edited");
        ChatSnapshot snapshot = merge(merge(ChatSnapshot.EMPTY, messages(CHAT, 1, 3)), List.of(edited));

        assertThat(snapshot.tail().messages()).containsExactly(message(CHAT, 1), edited, message(CHAT, 3));
        assertThat(outOfOrder(snapshot)).containsExactly(edited);
    }

    @Test
    void messagesThatSkipTheTailAreAHole() {
        ChatSnapshot snapshot = merge(ChatSnapshot.EMPTY, messages(CHAT, 1, 5));
        ChatSnapshot next = merge(snapshot, messages(CHAT, 6, 90));

        assertThat(next.tail().previousId()).isEqualTo(DocumentMessages.id(40));
        assertThat(next.outOfOrder().entries()).isEmpty();
        assertThat(next.outOfOrder().seq()).isEqualTo(snapshot.outOfOrder().seq());
    }

    @Test
    void replayedMessagesAreMergedButNotNew() {
        ChatSnapshot snapshot = merge(ChatSnapshot.EMPTY, messages(CHAT, 10, 70));
        MessageEvent edited = changed(message(CHAT, 69), 1, "Edited");
        var replayed = new PendingUpdates(Optional.empty(), List.of(), List.of(message(CHAT, 1), edited));

        ChatSnapshot next = snapshot.merge(replayed, BEGINNING);
        assertThat(next.tail().messages()).contains(edited);
        assertThat(next.outOfOrder().entries()).isEmpty();
        assertThat(snapshot.newMessages(replayed)).isEmpty();
    }

    @Test
    void learnsEachMessageAndChangeOnce() {
        ChatSnapshot snapshot = merge(merge(ChatSnapshot.EMPTY, messages(CHAT, 10, 70)), List.of(message(CHAT, 2)));
        MessageEvent edited = changed(message(CHAT, 69), 1, "Edited");

        assertThat(snapshot.newMessages(PendingUpdates.of(List.of(
                        message(CHAT, 71), message(CHAT, 70), message(CHAT, 2), message(CHAT, 1), edited, edited))))
                .containsExactly(message(CHAT, 1), edited, message(CHAT, 71));
    }

    @Test
    void namesOfDeletedMembersAreRemoved() {
        ChatSnapshot snapshot = merge(merge(ChatSnapshot.EMPTY, messages(CHAT, 10, 70)), List.of(message(CHAT, 1)));
        ChatDetails gone = new ChatDetails("group", "Crew", List.of(BOB), 2, null, Set.of(CHAT), BEGINNING);

        ChatSnapshot blanked = merge(merge(snapshot, gone), List.of(message(CHAT, 71), message(CHAT, 2)));
        assertThat(blanked.tail().messages())
                .allMatch(message -> message.fromName().isEmpty());
        assertThat(outOfOrder(blanked))
                .hasSize(2)
                .allMatch(message -> message.fromName().isEmpty());
        assertThat(blanked.tail().newest().body()).isEqualTo(message(CHAT, 71).body());
    }

    @Test
    void entriesExpireAfterAMinute() {
        ChatSnapshot snapshot = merge(merge(ChatSnapshot.EMPTY, messages(CHAT, 2, 60)), List.of(message(CHAT, 1)));
        Instant minuteLater = BEGINNING.plus(OutOfOrderUpdates.MAX_AGE).plus(Duration.ofMillis(1));

        assertThat(snapshot.merge(PendingUpdates.of(messages(CHAT, 11, 60)), minuteLater))
                .as("not a reason to write")
                .isSameAs(snapshot);
        ChatSnapshot next = snapshot.merge(PendingUpdates.of(messages(CHAT, 61, 61)), minuteLater);
        assertThat(next.outOfOrder())
                .isEqualTo(
                        new OutOfOrderUpdates(List.of(), snapshot.outOfOrder().seq()));
    }

    private static List<MessageEvent> outOfOrder(ChatSnapshot snapshot) {
        return snapshot.outOfOrder().entries().stream()
                .map(OutOfOrderUpdates.Entry::message)
                .toList();
    }

    private static ChatSnapshot merge(ChatSnapshot snapshot, ChatDetails details) {
        return snapshot.merge(PendingUpdates.of(details), BEGINNING);
    }

    private static ChatSnapshot merge(ChatSnapshot snapshot, List<MessageEvent> messages) {
        return snapshot.merge(PendingUpdates.of(messages), BEGINNING);
    }
}
