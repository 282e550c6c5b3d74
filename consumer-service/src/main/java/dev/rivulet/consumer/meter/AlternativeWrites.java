package dev.rivulet.consumer.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The writes that other schemes would have made for one chat. Arrivals are taken in order; one that is older than the
 * last counts as simultaneous with it.
 */
final class AlternativeWrites {

    /** A group by sender ends with the tenth message, or when its sender falls silent. */
    static final int MAX_OF_A_SENDER = 10;

    static final Duration SILENCE = Duration.ofSeconds(3);

    private final Map<UUID, Run> bySender = new HashMap<>();
    private final Duration window;
    private Instant last = Instant.MIN;
    private Instant nextWrite = Instant.MIN;

    private record Run(int messages, Instant last) {}

    /** @param window the maximum delay of a message */
    AlternativeWrites(Duration window) {
        this.window = window;
    }

    void advanceTo(Instant at) {
        last = at.isAfter(last) ? at : last;
    }

    /**
     * Whether the message needs one more write in the optimal schedule. The first message that no write covers gets one
     * as late as possible, which covers the most of those that follow.
     */
    boolean needsWrite() {
        if (!last.isAfter(nextWrite)) {
            return false;
        }
        nextWrite = last.plus(window);
        return true;
    }

    /** Whether the message opens a new group of its sender. */
    boolean opensGroupOf(UUID sender) {
        bySender.values().removeIf(run -> run.last().plus(SILENCE).isBefore(last));
        Run open = bySender.get(sender);
        boolean opens = open == null || open.messages() == MAX_OF_A_SENDER;
        bySender.put(sender, new Run(opens ? 1 : open.messages() + 1, last));
        return opens;
    }
}
