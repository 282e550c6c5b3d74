package dev.rivulet.chat.stream;

/** What a stream is told when it begins, goes on, or has to begin anew. Guarded by the hub. */
final class StreamHandshake {
    private final SseFrames frames;
    private final EventDelivery delivery;
    private final EventDispatcher news;
    private final Presence presence;
    private final StreamMetrics metrics;

    StreamHandshake(
            SseFrames frames, EventDelivery delivery, EventDispatcher news, Presence presence, StreamMetrics metrics) {
        this.frames = frames;
        this.delivery = delivery;
        this.news = news;
        this.presence = presence;
        this.metrics = metrics;
    }

    /** Begins a stream that was nowhere before. */
    void begin(EventStream stream) {
        byte[] ready = frames.write("ready", new EventPayloads.Ready(false));
        delivery.send(stream, ready, news.here(), stream.person.idRest());
        tellWhoIsThere(stream);
        stream.live = true;
    }

    /** Greets a stream that goes on; where it is, the events that it missed say. */
    void again(EventStream stream) {
        delivery.send(stream, frames.write("ready", new EventPayloads.Ready(true)), SseFrames.END);
        tellWhoIsThere(stream);
    }

    /** Tells a stream that it can't go on where it was, and goes on from now. */
    void startAnew(EventStream stream) {
        begin(stream);
        reset(stream);
    }

    void reset(EventStream stream) {
        metrics.resets.increment();
        delivery.send(stream, frames.write("reset", new EventPayloads.Reset()), news.here(), stream.person.idRest());
    }

    private void tellWhoIsThere(EventStream stream) {
        presence.seenBy(stream.person)
                .forEach(other -> delivery.send(stream, presence.frame(other, true), SseFrames.END));
    }
}
