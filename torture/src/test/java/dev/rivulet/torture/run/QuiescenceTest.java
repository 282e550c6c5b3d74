package dev.rivulet.torture.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.torture.ledger.Violation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuiescenceTest {

    @Test
    void waitsUntilNothingIsLeft() throws InterruptedException {
        Deque<Optional<Long>> lags = new ArrayDeque<>(List.of(Optional.empty(), Optional.of(3L), Optional.of(0L)));
        Quiescence quiet = new Quiescence(
                (group, topics) -> lags.size() > 1 ? lags.remove() : lags.peek(), List.of(), Duration.ofMinutes(1));
        quiet.awaitServices();
        assertThat(quiet.broken()).isEmpty();
        assertThat(lags).hasSize(1);
    }

    @Test
    void aSystemThatDoesNotComeToRestBreaksAPromise() throws InterruptedException {
        Quiescence quiet = new Quiescence((group, topics) -> Optional.of(3L), List.of(), Duration.ofMillis(1));
        quiet.awaitServices();
        assertThat(quiet.broken())
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.NOT_QUIET, Violation.Kind.NOT_QUIET);
    }
}
