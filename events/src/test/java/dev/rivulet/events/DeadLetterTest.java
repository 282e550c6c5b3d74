package dev.rivulet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final int KAFKA_LIMIT = 1024 * 1024;

    @Test
    void keepsTheSourceAndAddsTheReason() {
        DeadLetter letter = letter(bytes(3), bytes(5), Map.of("traceparent", bytes(55)), "is not JSON");

        assertThat(letter.key()).hasSize(3);
        assertThat(letter.value()).hasSize(5);
        assertThat(letter.headers())
                .containsOnlyKeys(
                        "traceparent", DeadLetter.REASON, DeadLetter.TOPIC, DeadLetter.PARTITION, DeadLetter.OFFSET);
        assertThat(new String(letter.headers().get(DeadLetter.OFFSET), UTF_8)).isEqualTo("7");
    }

    @Test
    void fitsIntoARecordHoweverLargeTheSourceWas() {
        byte[] huge = bytes(KAFKA_LIMIT);
        DeadLetter letter = letter(huge, huge, Map.of("h", huge), "x".repeat(KAFKA_LIMIT));

        assertThat(letter.key()).isNull();
        int size = letter.value().length
                + letter.headers().entrySet().stream()
                        .mapToInt(header -> header.getKey().length() + header.getValue().length)
                        .sum();
        assertThat(size).isLessThan(KAFKA_LIMIT - 10_000);
        assertThat(letter.headers()).doesNotContainKey("h");
        assertThat(new String(letter.headers().get(DeadLetter.CUT_FROM), UTF_8))
                .isEqualTo(String.valueOf(3 * KAFKA_LIMIT + 1));
    }

    @Test
    void acceptsARecordWithoutKeyAndValue() {
        DeadLetter letter = letter(null, null, Map.of(), "has no value");

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(letter.headers()).doesNotContainKey(DeadLetter.CUT_FROM);
    }

    private static DeadLetter letter(byte[] key, byte[] value, Map<String, byte[]> headers, String reason) {
        return DeadLetter.of(new DeadLetter.Source("chat.messages", 3, 7, key, value, headers), reason);
    }

    private static byte[] bytes(int length) {
        return new byte[length];
    }
}
