package dev.rivulet.aggregator.window;

import java.time.Duration;

/** The settings that one kind of chat has, checked. */
record Window(Duration duration, int maxMessages, int maxBytes, boolean leadingEdge) {

    /** Longer than this a person takes a message for lost. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    static final int MOST_MESSAGES = 10_000;
    /** Three of it stay below Kafka's 1 MiB: nearly a full group, nearly as much that joins it, and one more record. */
    static final int LARGEST_MAX_BYTES = 320 * 1024;

    Window {
        // Camel takes a timeout of 0 for none: such a group would stay open for ever.
        require(
                duration.toMillis() > 0 && duration.compareTo(LONGEST) <= 0,
                "duration must be 1 ms to " + LONGEST.toSeconds() + " s");
        require(maxMessages > 0 && maxMessages <= MOST_MESSAGES, "max-messages must be 1 to " + MOST_MESSAGES);
        require(maxBytes > 0 && maxBytes <= LARGEST_MAX_BYTES, "max-bytes must be 1 to " + LARGEST_MAX_BYTES);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
