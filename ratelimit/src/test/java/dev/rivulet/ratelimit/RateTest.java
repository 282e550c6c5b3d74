package dev.rivulet.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void parsesACountAndAPeriod() {
        assertThat(Rate.parse("30 per 10m")).isEqualTo(new Rate(30, Duration.ofMinutes(10)));
        assertThat(Rate.parse(" 1  per  15s ")).isEqualTo(new Rate(1, Duration.ofSeconds(15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "per 10m", "0 per 1m", "5 per 0s", "5 per -1m", "many per 1m", "5 per 1m per 1s"})
    void rejectsAnythingElse(String text) {
        assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
