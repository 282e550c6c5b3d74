package dev.rivulet.aggregator.window;

import java.time.Duration;

/** {@link WindowConfig}, checked. */
record Window(Duration duration, int maxMessages, int maxBytes, boolean leadingEdge) {

    private static final int LARGEST_MAX_BYTES = 400 * 1024;

    Window {
        // Camel takes a timeout of 0 for none: such a group would stay open for ever.
        require(duration.toMillis() > 0, "rivulet.window.duration must be at least 1 ms");
        require(maxMessages > 0, "rivulet.window.max-messages must be at least 1");
        require(
                maxBytes > 0 && maxBytes <= LARGEST_MAX_BYTES,
                "rivulet.window.max-bytes must be 1 to " + LARGEST_MAX_BYTES);
    }

    static Window of(WindowConfig config) {
        return new Window(config.duration(), config.maxMessages(), config.maxBytes(), config.leadingEdge());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
