package dev.rivulet.chat.resume;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Recent messages by id and revision, to deliver records once that a retry has published twice. Not thread-safe.
 */
public final class RecentMessages {
    private final Map<UUID, Long> revisions;

    public RecentMessages(int capacity) {
        revisions = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Whether neither this revision of a message nor a later one was seen before. */
    public boolean isNew(UUID id, long revision) {
        Long known = revisions.get(id);
        if (known != null && known >= revision) {
            return false;
        }
        revisions.put(id, revision);
        return true;
    }
}
