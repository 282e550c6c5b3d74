package dev.rivulet.aggregator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class InstantDeserializerTest {

    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;

    @Property
    void parsesWhatInstantPrints(
            @ForAll @LongRange(min = YEAR_0, max = YEAR_10000 - 1) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(max = 3) int groupsOfDigits) {
        int thousands = (int) Math.pow(1_000, 3 - groupsOfDigits);
        Instant instant = Instant.ofEpochSecond(second, nano / thousands * thousands);

        assertThat(FastInstantDeserializer.read(instant.toString())).isEqualTo(instant);
    }

    @Example
    void leavesOtherFormsToTheGeneralParser() throws Exception {
        for (String other : new String[] {
            "2026-11-21T14:05:00+00:00",
            "2026-11-21T14:05:00.Z",
            "2026-11-21T14:05:00.0000000001Z",
            "2026-11-21 14:05:00Z",
            "2026-11-31T14:05:00Z",
            "2026-11-21T24:00:00Z",
            "2026-11-21T14:05:0xZ",
            "2026-11-21T14:05:00.12xZ",
            "2026-11-21T14:05Z",
            "+12026-11-21T14:05:00Z",
            "Z",
            ""
        }) {
            assertThat(FastInstantDeserializer.read(other)).as(other).isNull();
        }
        assertThat(parsed("\"2026-11-21T15:05:00+01:00\"")).isEqualTo(Instant.parse("2026-11-21T14:05:00Z"));
        assertThat(parsed("1")).isEqualTo(Instant.ofEpochSecond(1));
        assertThatThrownBy(() -> parsed("\"yesterday\"")).isInstanceOf(JsonProcessingException.class);
    }

    private static Instant parsed(String json) throws JsonProcessingException {
        var module = new SimpleModule().addDeserializer(Instant.class, new FastInstantDeserializer());
        return JsonMapper.builder().addModule(module).build().readValue(json, Instant.class);
    }
}
