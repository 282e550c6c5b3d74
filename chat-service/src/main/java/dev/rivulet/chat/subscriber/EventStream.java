package dev.rivulet.chat.subscriber;

import dev.rivulet.chat.connection.OutboundQueue;
import java.time.Instant;
import java.util.UUID;

/** One of a user's open event streams. Not thread-safe, except for its queue. */
public final class EventStream {
    private final ConnectedUser user;
    private final UUID session;
    private final OutboundQueue queue;
    private final boolean onlySignals;
    private final Instant expires;
    private boolean live;

    /**
     * @param session of the access token
     * @param onlySignals whether it receives only read positions, typing and presence
     * @param expires when the access token expires, which ends the stream
     */
    public EventStream(ConnectedUser user, UUID session, OutboundQueue queue, boolean onlySignals, Instant expires) {
        this.user = user;
        this.session = session;
        this.queue = queue;
        this.onlySignals = onlySignals;
        this.expires = expires;
    }

    public ConnectedUser user() {
        return user;
    }

    public OutboundQueue queue() {
        return queue;
    }

    public boolean onlySignals() {
        return onlySignals;
    }

    UUID session() {
        return session;
    }

    Instant expires() {
        return expires;
    }

    /** Whether it receives live events; false until it has received its first events or a replay. */
    public boolean isLive() {
        return live;
    }

    public void goLive() {
        live = true;
    }
}
