package dev.rivulet.client.events;

import dev.rivulet.client.messages.ChatMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Recognises messages that arrive again, as delivery is at least once. Not thread-safe. */
final class SeenRevisions {
    /** As many as the service itself remembers. */
    static final int CAPACITY = 20_000;

    private final Map<UUID, Long> revisions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    /** Whether this is a message, or a state of one, newer than all seen so far. */
    boolean isNew(ChatMessage message) {
        Long known = revisions.remove(message.messageId());
        boolean isNew = known == null || message.revision() > known;
        revisions.put(message.messageId(), isNew ? Long.valueOf(message.revision()) : known);
        return isNew;
    }
}
