package dev.rivulet.aggregator.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.events.MessageEvent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final byte[] KEY = CHAT.toString().getBytes(UTF_8);

    private final MessageReader reader =
            new MessageReader(Dial.never().withMaxBytes(1_000).windows());

    @Test
    void readsAMessageAndItsSize() throws Exception {
        MessageEvent message = Messages.in(CHAT);
        byte[] json = EventJson.MAPPER.writeValueAsBytes(message);

        assertThat(reader.read(KEY, json)).isEqualTo(new Received.Message(message, json.length));
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThat(reasonOf(KEY, "{")).startsWith("is not a message");
        assertThat(reasonOf(KEY, "{\"body\":\"secret\"}"))
                .startsWith("is not a message")
                .doesNotContain("secret");
        assertThat(reasonOf(KEY, "")).isEqualTo("has no value");
        assertThat(reasonOf(KEY, null)).isEqualTo("has no value");
    }

    @Test
    void refusesWhatWouldLandInAnotherPartition() throws Exception {
        String json = EventJson.MAPPER.writeValueAsString(Messages.in(CHAT));

        assertThat(reasonOf(UUID.randomUUID().toString().getBytes(UTF_8), json)).contains("keyed");
        assertThat(reasonOf(null, json)).contains("keyed");
    }

    @Test
    void refusesWhatCouldFillABatchBeyondWhatKafkaTakes() throws Exception {
        String json = EventJson.MAPPER.writeValueAsString(Messages.in(CHAT, "x".repeat(1_000)));

        assertThat(reasonOf(KEY, json)).isEqualTo("is larger than 1000 bytes");
    }

    private String reasonOf(byte[] key, String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return ((Received.Unreadable) reader.read(key, bytes)).reason();
    }
}
