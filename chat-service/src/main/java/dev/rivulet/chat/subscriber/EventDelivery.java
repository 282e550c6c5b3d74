package dev.rivulet.chat.subscriber;

import dev.rivulet.chat.event.SseFrames;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Sends to open streams, and ends them. Not thread-safe. */
public final class EventDelivery {
    private final StreamConfig config;
    private final Clock clock;
    private final StreamMetrics metrics;
    private final Predicate<UUID> isRevoked;
    private final AtomicInteger open = new AtomicInteger();

    /** @param isRevoked whether a session has ended */
    public EventDelivery(StreamConfig config, Clock clock, StreamMetrics metrics, Predicate<UUID> isRevoked) {
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.isRevoked = isRevoked;
        metrics.gauge("open", "Streams that are open", open::get);
    }

    public void add(EventStream stream) {
        stream.user().add(stream);
        open.incrementAndGet();
        List<EventStream> streams = stream.user().streams();
        if (streams.size() > config.streamsPerUser()) {
            end(streams.get(0));
        }
    }

    public void signal(ConnectedUser user, byte[] signal) {
        deliver(user, true, signal, SseFrames.END);
    }

    /** @param isSignal whether streams of signals only get it too */
    public void deliver(ConnectedUser user, boolean isSignal, byte[]... event) {
        for (EventStream stream : user.streams()) {
            if (stream.isLive() && (isSignal || !stream.onlySignals())) {
                send(stream, event);
            }
        }
    }

    public void send(EventStream stream, byte[]... event) {
        if (stream.queue().send(event)) {
            metrics.sent.increment();
        } else {
            metrics.tooSlow.increment();
            remove(stream);
        }
    }

    /** Sends heartbeats, and ends expired, revoked and stalled streams. */
    public void tick(ConnectedUser user, Instant now) {
        for (EventStream stream : user.streams()) {
            if (!stream.expires().isAfter(now) || isRevoked.test(stream.session())) {
                end(stream);
            } else if (stream.queue().isStalled(config.writeTimeout().toNanos())) {
                metrics.tooSlow.increment();
                stream.queue().cut();
                remove(stream);
            } else {
                stream.queue().keepAlive(SseFrames.HEARTBEAT, config.heartbeat().toNanos());
            }
        }
    }

    public void close(EventStream stream) {
        stream.queue().closed();
        remove(stream);
    }

    public void endAll(ConnectedUser user) {
        user.streams().forEach(this::end);
    }

    private void end(EventStream stream) {
        stream.queue().end();
        remove(stream);
    }

    private void remove(EventStream stream) {
        if (stream.user().remove(stream)) {
            open.decrementAndGet();
            stream.user().presence().seen(clock.millis());
        }
    }
}
