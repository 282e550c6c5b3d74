package dev.rivulet.consumer.document;

import static dev.rivulet.consumer.document.DocumentMessages.BEGINNING;
import static dev.rivulet.consumer.document.DocumentMessages.changed;
import static dev.rivulet.consumer.document.DocumentMessages.message;
import static dev.rivulet.consumer.document.DocumentMessages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutOfOrderUpdatesTest {

    private static final UUID CHAT = UUID.randomUUID();

    private final OutOfOrderUpdates empty = new OutOfOrderUpdates(List.of(), 100);

    @Test
    void isBoundedByEntries() {
        OutOfOrderUpdates outOfOrder = empty.next(messages(CHAT, 1, 25), BEGINNING);

        assertThat(outOfOrder.entries()).hasSize(OutOfOrderUpdates.MAX_ENTRIES);
        assertThat(outOfOrder.entries().get(0).seq()).isEqualTo(106);
        assertThat(outOfOrder.seq()).isEqualTo(125);
    }

    @Test
    void isBoundedByBytes() {
        List<MessageEvent> large = List.of(
                message(CHAT, 1, "x".repeat(15_000)),
                message(CHAT, 2, "x".repeat(15_000)),
                message(CHAT, 3, "x".repeat(15_000)));
        OutOfOrderUpdates outOfOrder = empty.next(large, BEGINNING);

        assertThat(outOfOrder.entries())
                .extracting(OutOfOrderUpdates.Entry::seq)
                .containsExactly(102L, 103L);
        assertThat(outOfOrder.bytes()).isLessThanOrEqualTo(OutOfOrderUpdates.MAX_BYTES);
    }

    @Test
    void anOversizedEntryLeavesAJump() {
        OutOfOrderUpdates outOfOrder =
                empty.next(List.of(message(CHAT, 1, "x".repeat(OutOfOrderUpdates.MAX_BYTES))), BEGINNING);

        assertThat(outOfOrder).isEqualTo(new OutOfOrderUpdates(List.of(), 101));
    }

    @Test
    void aMessageThatChangesOftenTakesOnePlace() {
        OutOfOrderUpdates outOfOrder = empty.next(messages(CHAT, 1, 1), BEGINNING);
        for (int revision = 1; revision <= 30; revision++) {
            outOfOrder = outOfOrder.next(List.of(changed(message(CHAT, 2), revision, "Again")), BEGINNING);
        }

        assertThat(outOfOrder.entries())
                .extracting(OutOfOrderUpdates.Entry::seq)
                .containsExactly(101L, 131L);
        assertThat(outOfOrder.entries().get(1).message().revision()).isEqualTo(30);
    }

    @Test
    void theFirstEntryStaysThoughItsMessageChanged() {
        OutOfOrderUpdates outOfOrder = empty.next(messages(CHAT, 1, 1), BEGINNING)
                .next(List.of(changed(message(CHAT, 1), 1, "Edited")), BEGINNING);

        assertThat(outOfOrder.entries())
                .extracting(OutOfOrderUpdates.Entry::seq)
                .containsExactly(101L, 102L);
    }
}
