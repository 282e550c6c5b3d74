package dev.rivulet.access.revocation;

import dev.rivulet.events.RevocationEvent;
import dev.rivulet.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that have ended while an access token of theirs may still be current, as {@link Topics#REVOCATIONS}
 * lists them. Thread-safe.
 */
@ApplicationScoped
public class RevokedSessions {
    private final Map<UUID, Instant> untilBySession = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    /** Whether a session has ended. Does not block; cheap enough for each request and each tick of a stream. */
    public boolean contains(UUID session) {
        return untilBySession.containsKey(session);
    }

    void add(RevocationEvent event, Instant now) {
        if (event.until().isAfter(now)) {
            untilBySession.put(event.sessionId(), event.until());
        }
    }

    void forgetExpired(Instant now) {
        untilBySession.values().removeIf(until -> !until.isAfter(now));
    }

    /** Everything that was published before the start has been read. */
    void loaded() {
        loaded = true;
    }

    boolean isLoaded() {
        return loaded;
    }
}
