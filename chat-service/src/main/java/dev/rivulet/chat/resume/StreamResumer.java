package dev.rivulet.chat.resume;

import dev.rivulet.chat.actor.AsyncLookup;
import dev.rivulet.chat.event.EventEncoder;
import dev.rivulet.chat.event.OutboundEvent;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.eventlog.EventLog.Entry;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.ReplayRange;
import dev.rivulet.chat.subscriber.EventStream;
import dev.rivulet.chat.subscriber.StreamConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Resumes streams from the recent events, from Kafka, or by a reload. Not thread-safe. */
public final class StreamResumer {
    /** How long this instance may take to reach a position that another instance has reached. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final StreamConfig config;
    private final Clock clock;
    private final SseFrames frames;
    private final RecentEvents events;
    private final StreamHandshake handshake;
    private final AsyncLookup<ReplayRange, Optional<List<Entry<OutboundEvent>>>> replay;
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(EventStream stream, StreamPosition from, long until) {}

    /** @param replay reads records that are not among the recent events any more, encoded by {@link #encode} */
    public StreamResumer(
            StreamConfig config,
            Clock clock,
            SseFrames frames,
            RecentEvents events,
            StreamHandshake handshake,
            AsyncLookup<ReplayRange, Optional<List<Entry<OutboundEvent>>>> replay) {
        this.config = config;
        this.clock = clock;
        this.frames = frames;
        this.events = events;
        this.handshake = handshake;
        this.replay = replay;
    }

    /** Chat records come first, because memberships must be known before messages. Thread-safe. */
    public static List<Entry<OutboundEvent>> encode(EventEncoder encoder, List<ConsumedRecord> records) {
        return records.stream()
                .flatMap(record -> encoder.encode(record).stream()
                        .map(event -> new Entry<>(record.index(), record.offset(), event, 0)))
                .sorted(Comparator.comparing(entry -> !(entry.value() instanceof OutboundEvent.ChatChanged)))
                .toList();
    }

    /** @param lastId the untrusted id of the last event that the client received */
    public void resume(EventStream stream, String lastId) {
        StreamPosition.parse(lastId, events)
                .ifPresentOrElse(
                        from -> {
                            waiting.add(new Waiting(stream, from, clock.millis() + PATIENCE_MILLIS));
                            resumeWaiting();
                        },
                        () -> handshake.startWithReset(stream));
    }

    /** Resumes the streams whose position this instance has reached, and resets those that waited too long. */
    public void resumeWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        for (Waiting one : List.copyOf(waiting)) {
            if (one.from().position().isWithin(events.head())) {
                waiting.remove(one);
                resume(one.stream(), one.from());
            } else if (clock.millis() > one.until()) {
                waiting.remove(one);
                handshake.startWithReset(one.stream());
            }
        }
    }

    private void resume(EventStream stream, StreamPosition from) {
        if (events.reachesBackTo(from.position())) {
            send(stream, from, events.since(from.position()));
            return;
        }
        Position end = events.head();
        replay.find(new ReplayRange(from.position(), end), (read, failure) -> {
            if (failure != null || read.isEmpty() || !events.reachesBackTo(end)) {
                handshake.startWithReset(stream);
            } else {
                send(stream, from, join(from.position(), read.get(), events.since(end)));
            }
        });
    }

    /** Records from before the position only serve to recognise later copies. */
    private List<Entry<OutboundEvent>> join(
            Position from, List<Entry<OutboundEvent>> read, List<Entry<OutboundEvent>> recent) {
        RecentMessages messages = new RecentMessages(config.replayRecords());
        return Stream.concat(read.stream(), recent.stream())
                .filter(entry -> !(entry.value() instanceof OutboundEvent.MessageChanged message)
                        || messages.isNew(message.id(), message.revision()))
                .filter(entry -> entry.offset() >= from.at(entry.index()))
                .toList();
    }

    private void send(EventStream stream, StreamPosition from, List<Entry<OutboundEvent>> entries) {
        ReplayBuilder.build(stream, events.codec(), frames, from, entries, config.replayEvents())
                .ifPresentOrElse(
                        replayed -> {
                            handshake.resume(stream);
                            stream.queue().addReplay(replayed);
                            stream.goLive();
                        },
                        () -> handshake.startWithReset(stream));
    }
}
