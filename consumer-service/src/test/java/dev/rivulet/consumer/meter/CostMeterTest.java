package dev.rivulet.consumer.meter;

import static dev.rivulet.consumer.document.DocumentMessages.BEGINNING;
import static dev.rivulet.consumer.document.DocumentMessages.changed;
import static dev.rivulet.consumer.document.DocumentMessages.message;
import static dev.rivulet.consumer.document.DocumentMessages.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rivulet.consumer.meter.MeterView.BaselinesView;
import dev.rivulet.consumer.meter.MeterView.UsageView;
import dev.rivulet.consumer.meter.MeterView.WritesView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CostMeterTest {

    private static final UUID DIRECT = UUID.fromString("2b1c9a5e-6f4d-5c3b-8a7e-1d2f3c4b5a69");
    private static final UUID GROUP = UUID.randomUUID();
    private static final Offset<Double> EXACTLY = within(1e-12);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CostMeter meter = TestMeter.of(metrics, Clock.fixed(BEGINNING.plusSeconds(2), ZoneOffset.UTC));

    @Test
    void countsByKindAndAddsUp() {
        meter.countReads(List.of(DIRECT, GROUP));
        meter.countWrite(DIRECT, messages(DIRECT, 1, 20));
        meter.countWrite(GROUP, messages(GROUP, 1, 5));
        meter.countWrite(GROUP, List.of());
        meter.countUpkeep(1, 12, 1);

        MeterView view = meter.view();
        UsageView direct = view.kinds().direct();
        assertThat(direct.messages()).isEqualTo(20);
        assertThat(direct.writes()).isEqualTo(1);
        assertThat(direct.reads()).isEqualTo(1);
        assertThat(direct.baselines())
                .isEqualTo(new BaselinesView(new WritesView(20), new WritesView(2), new WritesView(1)));
        assertThat(view.kinds().group().writes()).isEqualTo(2);
        assertThat(view.total().messages()).isEqualTo(25);
        assertThat(view.total().writes()).as("with the upkeep").isEqualTo(4);
        assertThat(view.total().reads()).isEqualTo(14);
        assertThat(view.series()).last().isEqualTo(new Series.Step(BEGINNING.minusMillis(123), 25, 4));
        assertThat(metrics.counter("rivulet.firestore.writes", "kind", "upkeep").count())
                .isEqualTo(1);
    }

    @Test
    void writesAreCountedAsBilled() {
        meter.countReads(List.of(GROUP));
        meter.countWrite(GROUP, messages(GROUP, 1, 10));
        meter.countUpkeep(0, 1, 1);

        MeterView view = meter.view();
        UsageView group = view.kinds().group();
        assertThat(group.cost().now()).isCloseTo((0.18 + 0.06) / 100_000, EXACTLY);
        assertThat(group.cost().perMessage()).isCloseTo((10 * 0.18 + 0.06) / 100_000, EXACTLY);
        assertThat(group.costPerMillion().now()).isCloseTo((0.18 + 0.06), within(1e-9));
        assertThat(view.upkeep().cost()).isCloseTo((0.06 + 0.02) / 100_000, EXACTLY);
        assertThat(view.total().cost().now()).isCloseTo((0.18 + 2 * 0.06 + 0.02) / 100_000, EXACTLY);
    }

    @Test
    void aChangeCountsFromWhenItCame() {
        meter.countWrite(GROUP, messages(GROUP, 1, 1));
        meter.countWrite(GROUP, List.of(changed(message(GROUP, 1), 1, "Edited")));

        assertThat(meter.view().kinds().group().baselines())
                .isEqualTo(new BaselinesView(new WritesView(2), new WritesView(1), new WritesView(2)));
    }

    @Test
    void nothingCostsNothing() {
        MeterView view = meter.view();

        assertThat(view.total().costPerMillion().now()).isZero();
        assertThat(view.windowMillis()).isEqualTo(500);
        assertThat(view.series()).hasSize(1);
    }
}
