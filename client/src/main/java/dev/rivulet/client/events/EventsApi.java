package dev.rivulet.client.events;

import dev.rivulet.client.http.RestTransport;
import dev.rivulet.client.http.TokenSource;

/** The event stream. Thread-safe. */
public final class EventsApi {
    private final RestTransport transport;
    private final TokenSource tokens;

    /** @param transport sends with these tokens */
    public EventsApi(RestTransport transport, TokenSource tokens) {
        this.transport = transport;
        this.tokens = tokens;
    }

    /** Follows the user's chats from now on, on a new daemon thread, until the subscription is closed. */
    public EventSubscription follow(EventListener listener) {
        return followAfter(null, listener);
    }

    /**
     * Continues after an earlier subscription's {@link EventSubscription#lastEventId}. If that is too long ago, {@link
     * StreamEvent.Reset} follows.
     */
    public EventSubscription followAfter(String lastEventId, EventListener listener) {
        EventSubscription subscription = new EventSubscription(transport, tokens, listener, lastEventId);
        subscription.start();
        return subscription;
    }
}
