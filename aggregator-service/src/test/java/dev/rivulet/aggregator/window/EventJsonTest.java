package dev.rivulet.aggregator.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    @Test
    void writesAnEmojiAsItsFourBytes() throws Exception {
        byte[] json = EventJson.MAPPER.writeValueAsBytes(Messages.in(UUID.randomUUID(), "\uD83D\uDE00"));

        assertThat(new String(json, UTF_8))
                .contains("\"body\":\"\uD83D\uDE00\"")
                .doesNotContain("\\u");
    }
}
