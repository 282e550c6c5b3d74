package dev.rivulet.chat.resume;

import dev.rivulet.chat.event.EventPayloads;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.presence.Presence;
import dev.rivulet.chat.subscriber.EventDelivery;
import dev.rivulet.chat.subscriber.EventStream;
import dev.rivulet.chat.subscriber.StreamMetrics;

/** The first events of a stream that starts, resumes or must reload. Not thread-safe. */
public final class StreamHandshake {
    private final SseFrames frames;
    private final EventDelivery delivery;
    private final RecentEvents events;
    private final Presence presence;
    private final StreamMetrics metrics;

    public StreamHandshake(
            SseFrames frames, EventDelivery delivery, RecentEvents events, Presence presence, StreamMetrics metrics) {
        this.frames = frames;
        this.delivery = delivery;
        this.events = events;
        this.presence = presence;
        this.metrics = metrics;
    }

    public void start(EventStream stream) {
        sendWithPosition(stream, frames.write("ready", new EventPayloads.Ready(false)));
        sendPresence(stream);
        stream.goLive();
    }

    /** Starts a stream whose replay follows; the replayed events carry its position. */
    void resume(EventStream stream) {
        delivery.send(stream, frames.write("ready", new EventPayloads.Ready(true)), SseFrames.END);
        sendPresence(stream);
    }

    /** Starts a stream that cannot be resumed: it receives {@code reset}, then live events. */
    void startWithReset(EventStream stream) {
        start(stream);
        reset(stream);
    }

    public void reset(EventStream stream) {
        metrics.resets.increment();
        sendWithPosition(stream, frames.write("reset", new EventPayloads.Reset()));
    }

    private void sendWithPosition(EventStream stream, byte[] frame) {
        delivery.send(stream, frame, events.headId(), stream.user().endOfId());
    }

    private void sendPresence(EventStream stream) {
        presence.visibleTo(stream.user())
                .forEach(other -> delivery.send(stream, presence.frame(other, true), SseFrames.END));
    }
}
