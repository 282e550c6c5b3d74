package dev.rivulet.chat.subscriber;

import java.util.HashMap;
import java.util.Map;

/** What is known of a user's presence. Times are in milliseconds since 1970. Not thread-safe. */
public final class PresenceState {
    /** When the lease of each other instance expires. */
    private final Map<String, Long> leases = new HashMap<>(2);

    private long lastSeen;
    private long lastPublished;
    private boolean shown;

    PresenceState(long now) {
        lastSeen = now;
    }

    public long lastSeen() {
        return lastSeen;
    }

    public void seen(long now) {
        lastSeen = now;
    }

    public long lastPublished() {
        return lastPublished;
    }

    public void published(long now) {
        lastPublished = now;
    }

    public void withdrawn() {
        lastPublished = 0;
    }

    public void lease(String instance, long until) {
        leases.put(instance, until);
    }

    public void endLease(String instance) {
        leases.remove(instance);
    }

    public void expireLeases(long now) {
        leases.values().removeIf(until -> until <= now);
    }

    boolean isLeased(long now) {
        return lastPublished > 0 || leases.values().stream().anyMatch(until -> until > now);
    }

    public boolean isShown() {
        return shown;
    }

    public void show(boolean online) {
        shown = online;
    }
}
