package dev.rivulet.aggregator.window;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

public record TestWindows(
        Duration duration, int maxMessages, int maxBytes, boolean leadingEdge, OfKind direct, OfKind group)
        implements WindowConfig {

    /** Windows that only a flush ends within a test's duration. */
    public static TestWindows never() {
        return new TestWindows(Window.MAX_DURATION, Window.MAX_MESSAGES, 100_000, false, Own.NOTHING, Own.NOTHING);
    }

    public TestWindows withDuration(Duration value) {
        return new TestWindows(value, maxMessages, maxBytes, leadingEdge, direct, group);
    }

    public TestWindows withMaxMessages(int value) {
        return new TestWindows(duration, value, maxBytes, leadingEdge, direct, group);
    }

    public TestWindows withMaxBytes(int value) {
        return new TestWindows(duration, maxMessages, value, leadingEdge, direct, group);
    }

    public TestWindows withLeadingEdge() {
        return new TestWindows(duration, maxMessages, maxBytes, true, direct, group);
    }

    public TestWindows withDirect(Duration value) {
        Own own = new Own(Optional.of(value), OptionalInt.empty(), OptionalInt.empty(), Optional.of(false));
        return new TestWindows(duration, maxMessages, maxBytes, leadingEdge, own, group);
    }

    public Windows windows() {
        return new Windows(this);
    }

    record Own(
            Optional<Duration> duration, OptionalInt maxMessages, OptionalInt maxBytes, Optional<Boolean> leadingEdge)
            implements OfKind {

        static final Own NOTHING =
                new Own(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }
}
