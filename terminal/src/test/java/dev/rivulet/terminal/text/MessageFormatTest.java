package dev.rivulet.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.client.messages.ChatMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageFormatTest {
    private static final UUID BOB = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final MessageFormat format = new MessageFormat(new Palette(false), clock);

    private static ChatMessage message(String body, Instant sent, Instant edited, Instant deleted) {
        return new ChatMessage(
                ID, ID, BOB, "bob\033[2J", body, sent, 0, null, edited, deleted, Map.of(BOB, "👍", ID, "👍"));
    }

    @Test
    void aMessageOfToday() {
        assertThat(format.message(7, message("Hi\n\033[1mthere", NOW, null, null), 0))
                .isEqualTo("7 18:30 bob\uFFFD[2J  Hi\n    \uFFFD[1mthere  👍 2");
    }

    @Test
    void anOlderMessageHasItsDate() {
        assertThat(format.message(7, message("Hi", NOW.minusSeconds(86_400), NOW, null), 0))
                .isEqualTo("7 2026-11-20 18:30 bob\uFFFD[2J  Hi (edited)  👍 2");
    }

    @Test
    void aDeletedMessageHasNoText() {
        assertThat(format.change(7, message("", NOW, null, NOW))).isEqualTo("✎ 7 bob\uFFFD[2J  (deleted)");
    }

    @Test
    void coloursFollowTheEnvironment() {
        assertThat(Palette.of(Map.of("TERM", "xterm")).error("x")).isEqualTo("\033[31mx\033[0m");
        assertThat(Palette.of(Map.of("TERM", "xterm", "NO_COLOR", "1")).error("x"))
                .isEqualTo("x");
        assertThat(Palette.of(Map.of("TERM", "dumb")).error("x")).isEqualTo("x");
    }
}
