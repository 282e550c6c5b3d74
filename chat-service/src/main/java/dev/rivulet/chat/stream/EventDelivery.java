package dev.rivulet.chat.stream;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Sends to open streams, and ends them. Guarded by the hub. */
final class EventDelivery {
    private final StreamConfig config;
    private final Clock clock;
    private final StreamMetrics metrics;
    private int open;

    EventDelivery(StreamConfig config, Clock clock, StreamMetrics metrics) {
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        metrics.gauge("open", "Streams that are open", () -> open);
    }

    /** Adds a stream, and ends the user's oldest one beyond the limit. */
    void add(EventStream stream) {
        List<EventStream> streams = stream.person.streams;
        streams.add(stream);
        open++;
        if (streams.size() > config.perPerson()) {
            end(streams.get(0));
        }
    }

    /** Sends a signal to all streams of a user. */
    void signal(ConnectedUser person, byte[] signal) {
        deliver(person, true, signal, SseFrames.END);
    }

    /** @param isSignal whether streams of signals only get it too */
    void deliver(ConnectedUser person, boolean isSignal, byte[]... parts) {
        for (EventStream stream : List.copyOf(person.streams)) {
            if (stream.live && (isSignal || !stream.onlySignals())) {
                send(stream, parts);
            }
        }
    }

    void send(EventStream stream, byte[]... parts) {
        if (stream.send(parts)) {
            metrics.sent.increment();
        } else {
            cut(stream);
        }
    }

    /** Sends heartbeats, and ends expired and stalled streams. */
    void tick(ConnectedUser person, Instant now) {
        for (EventStream stream : List.copyOf(person.streams)) {
            if (!stream.expires().isAfter(now)) {
                end(stream);
            } else if (stream.isStalled(config.stalled().toNanos())) {
                cut(stream);
            } else {
                stream.beat(config.heartbeat().toNanos());
            }
        }
    }

    /** The client has disconnected. */
    void close(EventStream stream) {
        stream.closed();
        remove(stream);
    }

    void endAll(ConnectedUser person) {
        List.copyOf(person.streams).forEach(this::end);
    }

    private void end(EventStream stream) {
        stream.end();
        remove(stream);
    }

    private void cut(EventStream stream) {
        metrics.tooSlow.increment();
        stream.cut();
        remove(stream);
    }

    private void remove(EventStream stream) {
        if (stream.person.streams.remove(stream)) {
            open--;
            stream.person.lastHere = clock.millis();
        }
    }
}
