package dev.rivulet.chat.stream;

import dev.rivulet.chat.actor.Actor;
import dev.rivulet.chat.event.EventEncoder;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.PositionCodec;
import dev.rivulet.chat.eventlog.TopicTailer;
import dev.rivulet.chat.subscriber.EventStream;
import dev.rivulet.chat.subscriber.StreamConfig;
import dev.rivulet.chat.subscriber.StreamMetrics;
import dev.rivulet.health.WatchedThread;
import dev.rivulet.problems.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Routes records to the streams of the members they concern, on a thread of its own. Thread-safe. */
final class Hub implements TopicTailer.Listener, AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);
    /** Of records that may wait before the reader waits too. */
    private static final int BATCHES = 16;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final EventEncoder encoder;
    private final Actor<HubState> actor;

    interface OpenStream {

        void disconnected();
    }

    /** @param instance identifies this run of this instance */
    Hub(StreamConfig config, Clock clock, SseFrames frames, String instance, HubPorts ports, StreamMetrics metrics) {
        encoder = new EventEncoder(frames);
        actor = new Actor<>(
                "hub",
                config.mailbox(),
                BATCHES,
                TICK,
                HubState::tick,
                executor -> new HubState(config, clock, frames, encoder, instance, ports, metrics, executor));
    }

    WatchedThread thread() {
        return actor.thread();
    }

    /** Opens a stream; fails with a 503 while the hub is not ready, too busy or stopped, or a store is away. */
    CompletionStage<OpenStream> open(StreamRequest request) {
        CompletableFuture<EventStream> opened = new CompletableFuture<>();
        if (!actor.offer(hub -> hub.open(request, opened))) {
            opened.completeExceptionally(unavailable());
        }
        return opened.thenApply(stream -> () -> actor.tell(hub -> hub.disconnected(stream)));
    }

    static ProblemException unavailable() {
        return ProblemException.unavailable("The event stream", RETRY_AFTER, null);
    }

    @Override
    public void begin(Position start, PositionCodec codec) {
        actor.tell(hub -> hub.begin(start, codec));
    }

    @Override
    public void consumed(List<ConsumedRecord> records) throws InterruptedException {
        // On the reader's thread, because encoding takes most of the time.
        List<EncodedRecord> encoded = records.stream()
                .map(record -> new EncodedRecord(record, encoder.encode(record)))
                .toList();
        actor.put(hub -> hub.consumed(encoded));
    }

    @Override
    public void upToDate() {
        actor.tell(HubState::upToDate);
    }

    @Override
    public void lost(Position position) {
        actor.tell(hub -> hub.lost(position));
    }

    /** Ends all streams; their clients reconnect to other instances. */
    @Override
    public void close() throws InterruptedException {
        actor.tell(HubState::stop);
        actor.close();
    }
}
