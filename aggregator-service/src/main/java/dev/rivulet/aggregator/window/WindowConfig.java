package dev.rivulet.aggregator.window;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The trade-off between cost and latency: each flush of a chat is one write to Firestore. */
@ConfigMapping(prefix = "rivulet.window")
public interface WindowConfig {

    /**
     * How long a batch stays open after its first message; 1 ms to 1 minute. This is the maximum delay, and its inverse
     * the maximum rate of writes of a chat. At 500 ms an answer seems immediate (a second would be felt), and the
     * busiest chat costs 2 writes a second, which one Firestore document bears.
     */
    @WithDefault("500ms")
    Duration duration();

    /**
     * Messages that fill a batch; 1 to 10,000. Records that were read together join together, so a batch may hold up to
     * twice as many. A document's tail holds 50: more in one write would never be shown from there.
     */
    @WithDefault("50")
    int maxMessages();

    /**
     * Bytes of JSON that fill a batch; 1 to 327,680. A single record above it is unreadable. A batch stays below three
     * times this, which must fit into Kafka's 1 MiB per record.
     */
    @WithDefault("131072")
    int maxBytes();

    /**
     * Whether to send the first message of a chat that has been quiet for a window at once. Costs one more write per
     * burst, and spares a lone message the window's delay.
     */
    @WithDefault("true")
    boolean leadingEdge();

    /** Overrides for direct chats. */
    OfKind direct();

    /** Overrides for groups. */
    OfKind group();

    /** Absent settings are those of all chats. */
    interface OfKind {

        Optional<Duration> duration();

        OptionalInt maxMessages();

        OptionalInt maxBytes();

        Optional<Boolean> leadingEdge();
    }
}
