package dev.rivulet.consumer.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.store.WriteOutcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Backoff backoff = new Backoff(nanos::get, () -> 1);

    @Test
    void waitsTwiceAsLongEachTimeUpToABound() {
        assertThat(backoff.left()).isZero();
        backoff.failed(WriteOutcome.AWAY);
        assertThat(backoff.left()).isEqualTo(Duration.ofMillis(100));
        backoff.failed(WriteOutcome.AWAY);
        assertThat(backoff.left()).isEqualTo(Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            backoff.failed(WriteOutcome.AWAY);
        }
        assertThat(backoff.left()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void isOverInTimeAndAfterASuccess() {
        backoff.failed(WriteOutcome.CONTENDED);
        nanos.addAndGet(Duration.ofMillis(20).toNanos());
        assertThat(backoff.left()).isZero();

        backoff.failed(WriteOutcome.EXHAUSTED);
        backoff.reset();
        assertThat(backoff.left()).isZero();
        backoff.failed(WriteOutcome.CONTENDED);
        assertThat(backoff.left()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void waitsLongerWhenItIsTooMuchAltogether() {
        backoff.failed(WriteOutcome.EXHAUSTED);
        assertThat(backoff.left()).isEqualTo(Duration.ofSeconds(1));
    }
}
