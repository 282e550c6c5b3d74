package dev.rivulet.consumer.document;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A client that follows the protocol of chat documents. Firestore may deliver any of a document's states and skip
 * others; the client fills gaps from history, which is always up to date.
 */
final class WatchingClient {

    private final NavigableMap<UUID, MessageEvent> history;
    private final TreeMap<UUID, MessageEvent> shown = new TreeMap<>(MessageOrder.BY_ID);
    /** No message is missing up to this one. History may have delivered later ones with gaps between them. */
    private UUID until;

    private Optional<UUID> oldest = Optional.empty();
    private Optional<Long> seq = Optional.empty();
    private int readsAnew;

    WatchingClient(NavigableMap<UUID, MessageEvent> history) {
        this.history = history;
    }

    /** Starts with the newest messages of the document and scrolls back to {@code from}. */
    void see(ChatSnapshot snapshot, Optional<UUID> from) {
        if (seq.isEmpty()) {
            oldest = from;
        }
        if (!seq.map(known -> isGapless(snapshot.outOfOrder(), known)).orElse(false)) {
            readAnew();
        }
        snapshot.outOfOrder().entries().forEach(entry -> takeIn(entry.message()));
        if (!snapshot.tail().isEmpty()) {
            fillHoleBefore(snapshot.tail());
            snapshot.tail().messages().forEach(this::put);
            UUID newest = snapshot.tail().newest().messageId();
            until = isBefore(newest, until) ? until : newest;
        }
        seq = Optional.of(snapshot.outOfOrder().seq());
    }

    private static boolean isGapless(OutOfOrderUpdates outOfOrder, long known) {
        return outOfOrder.seq() == known
                || (!outOfOrder.entries().isEmpty()
                        && outOfOrder.entries().get(0).seq() <= known + 1
                        && known < outOfOrder.seq());
    }

    private void readAnew() {
        readsAnew++;
        history.values().forEach(this::put);
    }

    /** Applies only messages within the contiguous range: others will be read later, or were not requested. */
    private void takeIn(MessageEvent message) {
        if (isBefore(message.messageId(), until) || message.messageId().equals(until)) {
            put(message);
        }
    }

    private void fillHoleBefore(Tail tail) {
        if (tail.previousId() != null && (until == null || isBefore(until, tail.previousId()))) {
            NavigableMap<UUID, MessageEvent> hole = history.headMap(tail.previousId(), true);
            (until == null ? hole : hole.tailMap(until, false)).values().forEach(this::put);
        }
    }

    private static boolean isBefore(UUID id, UUID other) {
        return other != null && MessageOrder.BY_ID.compare(id, other) < 0;
    }

    private void put(MessageEvent message) {
        if (oldest.isEmpty() || MessageOrder.BY_ID.compare(message.messageId(), oldest.get()) >= 0) {
            shown.merge(message.messageId(), message, MessageEvent::orNewer);
        }
    }

    NavigableMap<UUID, MessageEvent> shown() {
        return shown;
    }

    int readsAnew() {
        return readsAnew;
    }
}
