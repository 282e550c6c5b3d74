package dev.rivulet.consumer.ring;

import static dev.rivulet.consumer.ring.Messages.BEGINNING;
import static dev.rivulet.consumer.ring.Messages.changed;
import static dev.rivulet.consumer.ring.Messages.message;
import static dev.rivulet.consumer.ring.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LateTest {

    private static final UUID CHAT = UUID.randomUUID();

    private final Late empty = new Late(List.of(), 100);

    @Test
    void isBoundedByEntries() {
        Late late = empty.next(messages(CHAT, 1, 25), BEGINNING);

        assertThat(late.entries()).hasSize(Late.MOST_ENTRIES);
        assertThat(late.entries().get(0).seq()).isEqualTo(106);
        assertThat(late.seq()).isEqualTo(125);
    }

    @Test
    void isBoundedByBytes() {
        List<MessageEvent> large = List.of(
                message(CHAT, 1, "x".repeat(15_000)),
                message(CHAT, 2, "x".repeat(15_000)),
                message(CHAT, 3, "x".repeat(15_000)));
        Late late = empty.next(large, BEGINNING);

        assertThat(late.entries()).extracting(Late.Entry::seq).containsExactly(102L, 103L);
        assertThat(late.bytes()).isLessThanOrEqualTo(Late.MOST_BYTES);
    }

    @Test
    void whatIsTooLargeByItselfLeavesAJump() {
        Late late = empty.next(List.of(message(CHAT, 1, "x".repeat(Late.MOST_BYTES))), BEGINNING);

        assertThat(late).isEqualTo(new Late(List.of(), 101));
    }

    @Test
    void aMessageThatChangesOftenTakesOnePlace() {
        Late late = empty.next(messages(CHAT, 1, 1), BEGINNING);
        for (int revision = 1; revision <= 30; revision++) {
            late = late.next(List.of(changed(message(CHAT, 2), revision, "Again")), BEGINNING);
        }

        assertThat(late.entries()).extracting(Late.Entry::seq).containsExactly(101L, 131L);
        assertThat(late.entries().get(1).message().revision()).isEqualTo(30);
    }

    @Test
    void theFirstEntryStaysThoughItsMessageChanged() {
        Late late = empty.next(messages(CHAT, 1, 1), BEGINNING)
                .next(List.of(changed(message(CHAT, 1), 1, "Edited")), BEGINNING);

        assertThat(late.entries()).extracting(Late.Entry::seq).containsExactly(101L, 102L);
    }
}
