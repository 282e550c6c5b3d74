package dev.rivulet.chat.stream;

/** The first events of a stream that starts, resumes or must reload. Guarded by the hub. */
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

    /** Starts a new stream. */
    void begin(EventStream stream) {
        byte[] ready = frames.write("ready", new EventPayloads.Ready(false));
        delivery.send(stream, ready, news.here(), stream.person.idRest());
        tellWhoIsThere(stream);
        stream.live = true;
    }

    /** Starts a resumed stream; the replayed events carry its position. */
    void again(EventStream stream) {
        delivery.send(stream, frames.write("ready", new EventPayloads.Ready(true)), SseFrames.END);
        tellWhoIsThere(stream);
    }

    /** Sends {@code reset}, and continues with live events. */
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
