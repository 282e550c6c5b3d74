package dev.rivulet.consumer.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What others would have written for one chat. Arrivals are taken in the order in which they come; one that is older
 * than the last counts as if it had come with that.
 */
final class ChatTraffic {

    /** A group by sender and chat ends with the tenth message, or when its sender is silent. */
    static final int MAX_OF_A_SENDER = 10;

    static final Duration SILENCE = Duration.ofSeconds(3);

    private final Map<UUID, Run> bySender = new HashMap<>();
    private final Duration window;
    private Instant last = Instant.MIN;
    private Instant nextWrite = Instant.MIN;

    private record Run(int messages, Instant last) {}

    /** @param window how long after it was sent each message has to be written */
    ChatTraffic(Duration window) {
        this.window = window;
    }

    /** Moves on to a message that was sent at {@code at}. */
    void advanceTo(Instant at) {
        last = at.isAfter(last) ? at : last;
    }

    /**
     * Whether the message that arrived needs a write more than the fewest there can be. The first message that no write
     * covers has the next one as late as it may be: so it covers the most of those that follow.
     */
    boolean needsWrite() {
        if (!last.isAfter(nextWrite)) {
            return false;
        }
        nextWrite = last.plus(window);
        return true;
    }

    /** Whether it opens a group of its sender's own. */
    boolean opensGroupOf(UUID sender) {
        bySender.values().removeIf(run -> run.last().plus(SILENCE).isBefore(last));
        Run open = bySender.get(sender);
        boolean opens = open == null || open.messages() == MAX_OF_A_SENDER;
        bySender.put(sender, new Run(opens ? 1 : open.messages() + 1, last));
        return opens;
    }
}
