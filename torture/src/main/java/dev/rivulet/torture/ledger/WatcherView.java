package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one watcher saw of one chat.
 *
 * @param end what stands there at the end, from top to bottom
 * @param changes everything that came into view, in the order of its coming
 */
public record WatcherView(String watcher, UUID chat, List<MessageEvent> end, List<Change> changes) {

    public WatcherView {
        end = List.copyOf(end);
        changes = List.copyOf(changes);
    }

    /**
     * @param isNew whether the message was not there before
     * @param by how it came: tail, late or history
     */
    public record Change(Instant at, UUID message, long revision, boolean isNew, String by) {}
}
