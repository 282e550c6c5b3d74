package dev.rivulet.chat.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The latest messages that came by, by id and revision: a record may be on Kafka twice, when a producer or a client
 * tried again, and is told once. Guarded by the hub.
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

    /** Whether this state of a message is new. */
    boolean isNews(UUID id, long revision) {
        Long known = revisions.get(id);
        if (known != null && known >= revision) {
            return false;
        }
        revisions.put(id, revision);
        return true;
    }
}
