package dev.rivulet.pipelines.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {
    private record Reading(Instant at, List<Double> values) {}

    private final Codec<Reading> json = Codec.json(Reading.class);

    @Test
    void jsonOfARecordIsReadBack() {
        Reading reading = new Reading(Instant.parse("2026-05-01T12:00:00.123Z"), List.of(1.5, -2.0));
        assertThat(json.decode(json.encode(reading))).isEqualTo(reading);
        assertThat(new String(json.encode(reading), UTF_8)).contains("2026-05-01T12:00:00.123Z");
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() {
        assertThat(json.decode("{\"values\":[],\"unit\":\"K\"}".getBytes(UTF_8)).values())
                .isEmpty();
    }

    @Test
    void whatIsNotJsonIsRefusedWithoutQuotingIt() {
        for (String bad : List.of("", "secret", "{\"at\":\"secret\"}", "null", "[]")) {
            assertThatThrownBy(() -> json.decode(bad.getBytes(UTF_8)))
                    .isInstanceOf(DecodingException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void textOfEveryScriptIsReadBack() {
        for (String text : List.of("", "grün", "你好", "สวัสดี", "👩‍👩‍👧", "\u0000")) {
            assertThat(Codec.text().decode(Codec.text().encode(text))).isEqualTo(text);
        }
    }
}
