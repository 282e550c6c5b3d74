package dev.rivulet.aggregator.window;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

record Dial(Duration duration, int maxMessages, int maxBytes, boolean leadingEdge, OfKind direct, OfKind group)
        implements WindowConfig {

    /** Nothing ends a group but a flush, within a test's patience. */
    static Dial never() {
        return new Dial(Window.LONGEST, Window.MOST_MESSAGES, 100_000, false, Own.NOTHING, Own.NOTHING);
    }

    Dial withDuration(Duration value) {
        return new Dial(value, maxMessages, maxBytes, leadingEdge, direct, group);
    }

    Dial withMaxMessages(int value) {
        return new Dial(duration, value, maxBytes, leadingEdge, direct, group);
    }

    Dial withMaxBytes(int value) {
        return new Dial(duration, maxMessages, value, leadingEdge, direct, group);
    }

    Dial withLeadingEdge() {
        return new Dial(duration, maxMessages, maxBytes, true, direct, group);
    }

    Dial withDirect(Duration value) {
        Own own = new Own(Optional.of(value), OptionalInt.empty(), OptionalInt.empty(), Optional.of(false));
        return new Dial(duration, maxMessages, maxBytes, leadingEdge, own, group);
    }

    Windows windows() {
        return new Windows(this);
    }

    record Own(
            Optional<Duration> duration, OptionalInt maxMessages, OptionalInt maxBytes, Optional<Boolean> leadingEdge)
            implements OfKind {

        static final Own NOTHING =
                new Own(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }
}
