package dev.rivulet.aggregator.window;

import java.time.Duration;

/** The validated window of one kind of chat. */
public record Window(Duration duration, int maxMessages, int maxBytes, boolean leadingEdge) {

    /** Users take longer delays for lost messages. */
    static final Duration MAX_DURATION = Duration.ofMinutes(1);

    static final int MAX_MESSAGES = 10_000;
    /**
     * Three times this stays below Kafka's 1 MiB: a nearly full batch, nearly as much that joins it, and one more
     * record.
     */
    public static final int MAX_BYTES_LIMIT = 320 * 1024;

    public Window {
        // Camel takes a timeout of 0 for none: such a batch would stay open for ever.
        require(
                duration.toMillis() > 0 && duration.compareTo(MAX_DURATION) <= 0,
                "duration must be 1 ms to " + MAX_DURATION.toSeconds() + " s");
        require(maxMessages > 0 && maxMessages <= MAX_MESSAGES, "max-messages must be 1 to " + MAX_MESSAGES);
        require(maxBytes > 0 && maxBytes <= MAX_BYTES_LIMIT, "max-bytes must be 1 to " + MAX_BYTES_LIMIT);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
