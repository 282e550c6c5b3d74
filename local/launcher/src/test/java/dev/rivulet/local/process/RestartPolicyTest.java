package dev.rivulet.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final RestartPolicy deaths = new RestartPolicy(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void dieAfter(Duration time) {
        now = now.plus(time);
        deaths.record();
    }

    @Test
    void threeWithinAMinuteAreTooMany() {
        dieAfter(Duration.ZERO);
        dieAfter(Duration.ofSeconds(30));
        assertThat(deaths.tooMany()).isFalse();

        dieAfter(Duration.ofMillis(29_999));

        assertThat(deaths.tooMany()).isTrue();
    }

    @Test
    void aDeathIsForgottenAfterAMinute() {
        dieAfter(Duration.ZERO);
        dieAfter(Duration.ofSeconds(30));
        dieAfter(Duration.ofSeconds(30));

        assertThat(deaths.tooMany()).isFalse();
    }

    @Test
    void theDelayDoublesWithEveryRecentDeath() {
        dieAfter(Duration.ZERO);
        assertThat(deaths.delay()).hasMillis(500);
        dieAfter(Duration.ofSeconds(1));
        assertThat(deaths.delay()).hasMillis(1_000);
        dieAfter(Duration.ofMinutes(2));
        assertThat(deaths.delay()).hasMillis(500);
    }
}
