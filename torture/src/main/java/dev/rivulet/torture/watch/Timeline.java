package dev.rivulet.torture.watch;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import dev.rivulet.torture.ledger.DocumentRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the page knows of a chat: messages, and the holes in that knowledge. A hole at an id says that messages just
 * before that one may be missing. The rules are the page's ({@code frontend/src/features/messages/timeline}),
 * written again: a fault in one is not in the other.
 */
final class Timeline {

    /** Receives each message that comes into view or changes. */
    interface Listener {
        void changed(MessageEvent message, boolean isNew, String by);
    }

    private final TreeMap<UUID, MessageEvent> messages = new TreeMap<>(MessageOrder.BY_ID);
    private final TreeSet<UUID> holes = new TreeSet<>(MessageOrder.BY_ID);
    private final Listener listener;
    private UUID newestOfDocuments;

    Timeline(Listener listener) {
        this.listener = listener;
    }

    List<MessageEvent> messages() {
        return List.copyOf(messages.values());
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** The newest hole to fill, or null. */
    UUID hole() {
        return holes.isEmpty() ? null : holes.last();
    }

    void takeTail(List<MessageEvent> tail, UUID previousId) {
        if (tail.isEmpty()) {
            return;
        }
        UUID newest = tail.get(tail.size() - 1).messageId();
        if (newestOfDocuments == null || MessageOrder.BY_ID.compare(newest, newestOfDocuments) > 0) {
            newestOfDocuments = newest;
        }
        if (isRefuted(tail, previousId)) {
            takeNews(tail);
            return;
        }
        tail.forEach(message -> put(message, "tail"));
        fill(previousId, newest);
        if (previousId != null && !messages.containsKey(previousId)) {
            holes.add(messages.higherKey(previousId));
        }
    }

    /**
     * A message here is missing from the tail: it is late, or its document was lost and is being rebuilt from the
     * chat's first message, with new messages at its end.
     */
    private boolean isRefuted(List<MessageEvent> tail, UUID previousId) {
        Set<UUID> said =
                new HashSet<>(tail.stream().map(MessageEvent::messageId).toList());
        Map<UUID, MessageEvent> held = previousId == null ? messages : messages.tailMap(previousId, false);
        return held.keySet().stream().anyMatch(id -> !said.contains(id));
    }

    /** From an unreliable tail, takes only messages newer than all known ones, and newer states of known ones. */
    private void takeNews(List<MessageEvent> tail) {
        UUID newest = messages.lastKey();
        UUID firstNews = null;
        for (MessageEvent message : tail) {
            boolean isNews = MessageOrder.BY_ID.compare(message.messageId(), newest) > 0;
            if (isNews || messages.containsKey(message.messageId())) {
                put(message, "tail");
            }
            if (isNews && firstNews == null) {
                firstNews = message.messageId();
            }
        }
        if (firstNews != null) {
            holes.add(firstNews);
        }
    }

    /** Takes changes outside the tail. Messages in a hole are left to history, which has newer states. */
    void takeLate(List<DocumentRecord.Late> late) {
        late.stream()
                .map(DocumentRecord.Late::message)
                .filter(this::hasPlaceFor)
                .forEach(message -> put(message, "late"));
    }

    private boolean hasPlaceFor(MessageEvent message) {
        UUID next = messages.higherKey(message.messageId());
        return messages.containsKey(message.messageId()) || (next != null && !holes.contains(next));
    }

    /**
     * Takes a page of history. Messages newer than the newest one seen in a document are left to the next document:
     * history may not have what comes between yet.
     * @param read newest first
     * @param before the cursor of the page; null for the newest
     * @param isLast whether nothing is older
     */
    void takePage(List<MessageEvent> read, UUID before, boolean isLast) {
        if (newestOfDocuments == null) {
            return;
        }
        List<MessageEvent> page = read.stream()
                .filter(message -> MessageOrder.BY_ID.compare(message.messageId(), newestOfDocuments) <= 0)
                .toList();
        UUID until = before != null ? before : newestOfDocuments;
        UUID oldest = page.isEmpty() ? null : page.get(page.size() - 1).messageId();
        boolean oldestWasHere = oldest != null && messages.containsKey(oldest);
        page.forEach(message -> put(message, "history"));
        if (oldest == null || isLast) {
            fill(null, until);
            return;
        }
        fill(oldest, until);
        if (!oldestWasHere) {
            holes.add(oldest);
        }
    }

    private void put(MessageEvent message, String by) {
        MessageEvent held = messages.get(message.messageId());
        MessageEvent kept = held == null ? message : held.orNewer(message);
        if (kept != held) {
            messages.put(message.messageId(), kept);
            listener.changed(kept, held == null, by);
        }
    }

    /** Marks everything after {@code from} and up to {@code to} as known. */
    private void fill(UUID from, UUID to) {
        holes.removeIf(hole -> MessageOrder.BY_ID.compare(hole, to) <= 0
                && (from == null || MessageOrder.BY_ID.compare(hole, from) > 0));
    }
}
