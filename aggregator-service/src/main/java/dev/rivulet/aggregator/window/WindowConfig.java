package dev.rivulet.aggregator.window;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The dial between cost and latency: every flush of a chat becomes one write to Firestore. */
@ConfigMapping(prefix = "rivulet.window")
public interface WindowConfig {

    /**
     * How long a group stays open, counted from its first message; 1 ms to 1 minute. It is the longest that a message
     * waits here, and its inverse is the most that a chat costs: at 500 ms a person sees an answer about as fast as
     * without a window (a second would be felt), and the busiest chat costs 2 writes a second, which one Firestore
     * document bears.
     */
    @WithDefault("500ms")
    Duration duration();

    /**
     * Messages that fill a group; 1 to 10,000. What was read together joins a group together, so that a batch may hold
     * up to twice as many. The page's tail holds 50, so more in one write would never be seen there.
     */
    @WithDefault("50")
    int maxMessages();

    /**
     * Bytes of JSON that fill a group; 1 to 327,680. A single record above it is not taken for a message. A batch stays
     * below three times this, which has to fit into Kafka's 1 MiB a record.
     */
    @WithDefault("131072")
    int maxBytes();

    /**
     * Whether the first message of a chat that has been quiet for a window is sent at once. It costs one more write
     * for each burst and takes the window out of the delay that a lone message has.
     */
    @WithDefault("true")
    boolean leadingEdge();

    /** What is different in a chat of two people. */
    OfKind direct();

    /** What is different in a group. */
    OfKind group();

    /** The same settings for one kind of chat; what is absent is as for all. */
    interface OfKind {

        Optional<Duration> duration();

        OptionalInt maxMessages();

        OptionalInt maxBytes();

        Optional<Boolean> leadingEdge();
    }
}
