package dev.rivulet.chat.subscriber;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Metrics of event streams. Thread-safe. */
public final class StreamMetrics {
    public final Counter sent;
    public final Counter tooSlow;
    public final Counter resets;
    public final Counter unreadable;
    public final Counter repeated;

    private final MeterRegistry registry;

    public StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        sent = counter("events.sent", "Events written to streams");
        tooSlow = counter("slow.clients", "Streams ended because their client read too slowly");
        resets = counter("resets", "Streams whose clients had to reload");
        unreadable = counter("records.unreadable", "Records that could not be read and were skipped");
        repeated = counter("records.repeated", "Records skipped because the same revision was delivered before");
    }

    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("rivulet.stream." + name, value).description(description).register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder("rivulet.stream." + name)
                .description(description)
                .register(registry);
    }
}
