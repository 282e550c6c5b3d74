package dev.rivulet.aggregator.window;

import java.time.Duration;

record Dial(Duration duration, int maxMessages, int maxBytes, boolean leadingEdge) implements WindowConfig {

    private static final Duration NEVER = Duration.ofHours(1);

    /** Nothing ends a group but a flush. */
    static Dial never() {
        return new Dial(NEVER, 1_000_000, 100_000, false);
    }

    Dial withDuration(Duration value) {
        return new Dial(value, maxMessages, maxBytes, leadingEdge);
    }

    Dial withMaxMessages(int value) {
        return new Dial(duration, value, maxBytes, leadingEdge);
    }

    Dial withMaxBytes(int value) {
        return new Dial(duration, maxMessages, value, leadingEdge);
    }

    Dial withLeadingEdge() {
        return new Dial(duration, maxMessages, maxBytes, true);
    }
}
