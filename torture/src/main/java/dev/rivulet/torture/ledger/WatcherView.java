package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one watcher saw of one chat.
 * @param end the final view, from top to bottom
 * @param changes everything that came into view, in order
 */
public record WatcherView(String watcher, UUID chat, List<MessageEvent> end, List<Change> changes) {

    public WatcherView {
        end = List.copyOf(end);
        changes = List.copyOf(changes);
    }

    /**
     * @param isNew whether the message was not there before
     * @param by its source: tail, late or history
     */
    public record Change(Instant at, UUID message, long revision, boolean isNew, String by) {}
}
