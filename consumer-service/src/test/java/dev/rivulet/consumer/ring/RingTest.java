package dev.rivulet.consumer.ring;

import static dev.rivulet.consumer.ring.Messages.BEGINNING;
import static dev.rivulet.consumer.ring.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.Member;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final Member ANN = new Member(UUID.randomUUID(), "Ann");
    private static final Member BOB = new Member(UUID.randomUUID(), "Bob");

    private final Room pair = new Room("direct", null, List.of(ANN, BOB), 1, BEGINNING);

    @Test
    void itDoesNotMatterWhetherTheRoomOrTheMessagesCameFirst() {
        Ring roomFirst = Ring.EMPTY.merge(Optional.of(pair), List.of()).merge(Optional.empty(), messages(CHAT, 1, 3));
        Ring messagesFirst =
                Ring.EMPTY.merge(Optional.empty(), messages(CHAT, 1, 3)).merge(Optional.of(pair), List.of());

        assertThat(roomFirst).isEqualTo(messagesFirst);
        assertThat(roomFirst.room()).contains(pair);
    }

    @Test
    void theHigherRevisionIsTheTruthWhicheverCameLast() {
        Room alone = new Room("group", "Crew", List.of(ANN), 2, BEGINNING.plusSeconds(1));
        Ring ring = Ring.EMPTY.merge(Optional.of(alone), List.of());

        assertThat(ring.merge(Optional.of(pair), List.of())).isEqualTo(ring);
        assertThat(Ring.EMPTY.merge(Optional.of(pair), List.of()).merge(Optional.of(alone), List.of()))
                .isEqualTo(ring);
    }

    @Test
    void isAsOldAsItsNewestMessageAndWithoutOneAsItsRoom() {
        assertThat(Ring.EMPTY.updatedAt()).isEmpty();
        Ring room = Ring.EMPTY.merge(Optional.of(pair), List.of());
        assertThat(room.updatedAt()).contains(BEGINNING);
        assertThat(room.merge(Optional.empty(), messages(CHAT, 1, 7)).updatedAt())
                .contains(BEGINNING.plusMillis(7));
    }
}
