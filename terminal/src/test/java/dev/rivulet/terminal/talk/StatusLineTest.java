package dev.rivulet.terminal.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.client.chats.ChatMember;
import dev.rivulet.client.events.StreamEvent.ChatChanged;
import dev.rivulet.terminal.chats.ChatBook;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private static final UUID TRIP = UUID.randomUUID();
    private static final ChatMember BOB = new ChatMember(UUID.randomUUID(), "bob", null);

    private final ChatBook book = new ChatBook(UUID.randomUUID());
    private Instant now = Instant.EPOCH;
    private final StatusLine status = new StatusLine(book, () -> now);

    @Test
    void saysWhatTheUserCannotSee() {
        book.put(new ChatChanged(TRIP, "group", "Trip\007", null, List.of(BOB), Set.of(), 1));
        assertThat(status.text()).isEqualTo("connecting");

        status.connection("");
        assertThat(status.text()).isEmpty();

        book.countUnread(TRIP);
        status.typing(BOB.id());
        assertThat(status.text()).isEqualTo("bob is typing  ·  Trip\uFFFD 1");

        now = now.plus(StatusLine.TYPING);
        assertThat(status.text()).isEqualTo("Trip\uFFFD 1");
    }

    @Test
    void aMessageEndsTyping() {
        status.connection("");
        status.typing(BOB.id());
        status.stoppedTyping(BOB.id());

        assertThat(status.text()).isEmpty();
    }
}
