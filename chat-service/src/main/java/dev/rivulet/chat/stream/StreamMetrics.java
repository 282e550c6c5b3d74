package dev.rivulet.chat.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

final class StreamMetrics {
    final Counter sent;
    final Counter tooSlow;
    final Counter resets;
    final Counter unreadable;
    final Counter repeated;

    private final MeterRegistry registry;

    StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        sent = counter("events.sent", "Events that were written to streams");
        tooSlow = counter("cut.off", "Streams that ended because their readers were too slow");
        resets = counter("resets", "Streams whose clients had to reload");
        unreadable = counter("records.unreadable", "Records that made no sense and were skipped");
        repeated = counter("records.repeated", "Records of messages that had been told before");
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("rivulet.stream." + name, value).description(description).register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder("rivulet.stream." + name)
                .description(description)
                .register(registry);
    }
}
