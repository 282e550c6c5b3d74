package dev.rivulet.client.events;

import dev.rivulet.client.http.ApiException;
import java.time.Duration;

/** Receives a subscription's events, on the subscription's thread, one at a time and in order. */
public interface EventListener {

    /** The event counts as received when this returns: one that was interrupted by a crash is delivered again. */
    void onEvent(StreamEvent event);

    /** The connection is lost; another attempt follows after the delay, and {@link StreamEvent.Ready} on success. */
    default void onDisconnected(ApiException reason, Duration delay) {}

    /**
     * No more events follow, and the subscription is closed: the session has ended, or this listener has thrown an
     * exception. Not called after {@link EventSubscription#close}.
     */
    default void onEnded(RuntimeException reason) {}
}
