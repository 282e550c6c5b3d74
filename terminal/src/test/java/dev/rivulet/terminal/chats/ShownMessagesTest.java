package dev.rivulet.terminal.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.client.messages.ChatMessage;
import dev.rivulet.terminal.chats.ShownMessages.News;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShownMessagesTest {
    private static final UUID ANN = UUID.randomUUID();

    private final ShownMessages shown = new ShownMessages();

    private static ChatMessage message(int second, long revision, boolean deleted) {
        Instant sent = Instant.EPOCH.plusSeconds(second);
        UUID id = new UUID(second, 0);
        return new ChatMessage(id, id, ANN, "ann", "x", sent, revision, null, null, deleted ? sent : null, Map.of());
    }

    @Test
    void eachStateIsNewsOnce() {
        assertThat(shown.take(message(1, 0, false))).isEqualTo(News.MESSAGE);
        assertThat(shown.take(message(1, 0, false))).isEqualTo(News.NOTHING);
        assertThat(shown.take(message(1, 2, false))).isEqualTo(News.CHANGE);
        assertThat(shown.take(message(1, 1, false))).isEqualTo(News.NOTHING);
    }

    @Test
    void numbersStayAsTheyWereShown() {
        shown.take(message(5, 0, false));
        shown.take(message(1, 0, false));
        shown.take(message(5, 1, false));

        assertThat(shown.number(new UUID(5, 0))).isEqualTo(1);
        assertThat(shown.numbered(2)).contains(message(1, 0, false));
        assertThat(shown.numbered(3)).isEmpty();
        assertThat(shown.number(null)).isZero();
    }

    @Test
    void theLastIsTheNewestThatIsNotDeleted() {
        shown.take(message(5, 0, false));
        shown.take(message(7, 1, true));
        shown.take(message(1, 0, false));

        assertThat(shown.last(any -> true)).contains(message(5, 0, false));
        assertThat(shown.last(any -> false)).isEmpty();
    }
}
