package dev.rivulet.aggregator.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IngestStatusTest {

    private Instant now = Instant.parse("2026-11-21T14:05:00Z");
    private final IngestStatus state = new IngestStatus(new TestClock(), new SimpleMeterRegistry());

    @Test
    void isLiveWhilePolling() {
        now = now.plusSeconds(29);
        assertThat(state.isLive()).isTrue();
        state.polled(0, Duration.ZERO);
        now = now.plusSeconds(29);
        assertThat(state.isLive()).isTrue();
    }

    @Test
    void isNotLiveOncePollsStop() {
        now = now.plusSeconds(30);
        assertThat(state.isLive()).isFalse();
    }

    @Test
    void isNotLiveAfterAnError() {
        state.died();
        state.polled(0, Duration.ZERO);
        assertThat(state.isLive()).isFalse();
    }

    @Test
    void isNotLiveWhenBatchesNoLongerLeave() {
        state.polled(7, Duration.ofMinutes(2));
        assertThat(state.isLive()).isTrue();
        state.polled(7, Duration.ofMinutes(3));
        assertThat(state.isLive()).isFalse();
    }

    private final class TestClock extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
