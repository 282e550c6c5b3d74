package dev.rivulet.chat.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Recent messages by id and revision, to deliver records once that a retry has published twice. Guarded by the hub.
 */
final class RecentMessages {
    private final Map<UUID, Long> revisions;

    RecentMessages(int most) {
        revisions = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
                return size() > most;
            }
        };
    }

    /** Whether this revision of a message has not been seen. */
    boolean isNews(UUID id, long revision) {
        Long known = revisions.get(id);
        if (known != null && known >= revision) {
            return false;
        }
        revisions.put(id, revision);
        return true;
    }
}
