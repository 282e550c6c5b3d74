package dev.rivulet.consumer.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.meter.Series.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final Instant BEGINNING = Instant.parse("2026-11-21T14:05:00Z");

    private final Series series = new Series(BEGINNING.plusSeconds(3));

    @Test
    void addsUpStepsOfTenSecondsAndLeavesNoneOut() {
        series.add(BEGINNING.plusSeconds(4), 5, 1);
        series.add(BEGINNING.plusSeconds(9), 1, 1);
        series.add(BEGINNING.plusSeconds(31), 7, 2);

        assertThat(series.until(BEGINNING.plusSeconds(40)))
                .containsExactly(
                        new Step(BEGINNING, 6, 2),
                        new Step(BEGINNING.plusSeconds(10), 0, 0),
                        new Step(BEGINNING.plusSeconds(20), 0, 0),
                        new Step(BEGINNING.plusSeconds(30), 7, 2),
                        new Step(BEGINNING.plusSeconds(40), 0, 0));
    }

    @Test
    void goesBackTenMinutes() {
        series.add(BEGINNING.plusSeconds(4), 5, 1);
        Instant hourLater = BEGINNING.plus(Duration.ofHours(1));

        List<Step> steps = series.until(hourLater);
        assertThat(steps).hasSize(60).allMatch(step -> step.messages() == 0);
        assertThat(steps.get(59).at()).isEqualTo(hourLater);
        assertThat(steps.get(0).at()).isEqualTo(hourLater.minusSeconds(590));
    }

    @Test
    void aClockThatIsSetBackAddsToTheLastStep() {
        series.add(BEGINNING.plusSeconds(25), 1, 1);
        series.add(BEGINNING.plusSeconds(2), 1, 1);

        assertThat(series.until(BEGINNING)).endsWith(new Step(BEGINNING.plusSeconds(20), 2, 2));
    }
}
