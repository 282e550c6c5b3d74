package dev.rivulet.consumer.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A meter with default settings that exposes its counts. */
public final class TestMeter {

    private static final Config CONFIG =
            new Config(Duration.ofMillis(500), Optional.empty(), Optional.empty(), new Nam5(0.06, 0.18, 0.02), 1_000);

    private TestMeter() {}

    public static CostMeter of(MeterRegistry metrics) {
        return of(metrics, Clock.systemUTC());
    }

    static CostMeter of(MeterRegistry metrics, Clock clock) {
        return new CostMeter(CONFIG, clock, metrics);
    }

    /** Excludes background maintenance. */
    public static double ofChats(String name, MeterRegistry metrics) {
        return metrics.find(name).counters().stream()
                .filter(counter -> !"upkeep".equals(counter.getId().getTag("kind")))
                .mapToDouble(Counter::count)
                .sum();
    }

    record Config(
            Duration window, Optional<Duration> directWindow, Optional<Duration> groupWindow, Nam5 prices, int maxChats)
            implements MeterConfig {}

    record Nam5(double read, double write, double delete) implements MeterConfig.Prices {}
}
