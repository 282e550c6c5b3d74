package dev.rivulet.aggregator.window;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The dial between cost and latency: every flush of a chat becomes one write to Firestore. */
@ConfigMapping(prefix = "rivulet.window")
public interface WindowConfig {

    /**
     * How long a group stays open, counted from its first message. It is the longest that a message waits here, and
     * its inverse is the most that a chat costs: at 500 ms a person sees an answer about as fast as without a window
     * (a second would be felt), and the busiest chat costs 2 writes a second, which one Firestore document bears.
     */
    @WithDefault("500ms")
    Duration duration();

    /** Messages that fill a group. The page's tail holds 50, so more in one write would never be seen there. */
    @WithDefault("50")
    int maxMessages();

    /**
     * Bytes of JSON that fill a group. A single record above it is not taken for a message. A batch stays below twice
     * this, which has to fit into Kafka's 1 MiB a record.
     */
    @WithDefault("131072")
    int maxBytes();

    /**
     * Whether the first message of a chat that has been quiet for a window is sent at once. It costs one more write
     * for each burst and takes the window out of the delay that a lone message has.
     */
    @WithDefault("true")
    boolean leadingEdge();
}
