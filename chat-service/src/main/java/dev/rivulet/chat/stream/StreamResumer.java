package dev.rivulet.chat.stream;

import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.eventlog.EventLog.Entry;
import dev.rivulet.chat.eventlog.Position;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Resumes streams from the event log, from Kafka, or by a reload. Guarded by the hub. */
final class StreamResumer {
    /** How long this instance may take to reach a position that another instance has reached. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Object lock;
    private final StreamConfig config;
    private final Clock clock;
    private final SseFrames frames;
    private final EventEncoder telling;
    private final EventDispatcher news;
    private final StreamHandshake greeting;
    private final Past past;
    private final List<Waiting> waiting = new ArrayList<>();

    /** Reads the records between two positions. */
    @FunctionalInterface
    interface Past {
        CompletionStage<Optional<List<ConsumedRecord>>> read(Position from, Position to);
    }

    private record Waiting(EventStream stream, Position from, long fingerprint, long until) {}

    /** @param lock the hub's, because answers arrive on other threads */
    StreamResumer(
            Object lock,
            StreamConfig config,
            Clock clock,
            SseFrames frames,
            EventEncoder telling,
            EventDispatcher news,
            StreamHandshake greeting,
            Past past) {
        this.lock = lock;
        this.config = config;
        this.clock = clock;
        this.frames = frames;
        this.telling = telling;
        this.news = news;
        this.greeting = greeting;
        this.past = past;
    }

    void begin(EventStream stream, String lastId) {
        int dot = lastId.lastIndexOf('.');
        Optional<Position> from = news.texts().read(lastId.substring(0, Math.max(dot, 0)));
        OptionalLong fingerprint = Fingerprint.read(lastId.substring(dot + 1));
        if (from.isEmpty() || fingerprint.isEmpty()) {
            greeting.startAnew(stream);
            return;
        }
        waiting.add(new Waiting(stream, from.get(), fingerprint.getAsLong(), clock.millis() + PATIENCE_MILLIS));
        tryAgain();
    }

    /** Resumes the streams whose position this instance has reached, and resets those that waited too long. */
    void tryAgain() {
        if (waiting.isEmpty()) {
            return;
        }
        for (Waiting one : List.copyOf(waiting)) {
            if (one.from().isWithin(news.journal().head())) {
                waiting.remove(one);
                goOn(one);
            } else if (clock.millis() > one.until()) {
                waiting.remove(one);
                greeting.startAnew(one.stream());
            }
        }
    }

    private void goOn(Waiting one) {
        if (news.journal().reachesBackTo(one.from())) {
            send(one, news.journal().since(one.from()));
            return;
        }
        Position end = news.journal().head();
        past.read(one.from(), end)
                .thenApply(arrivals -> arrivals.map(this::told))
                .whenComplete((told, failure) -> {
                    synchronized (lock) {
                        if (failure != null || told.isEmpty() || !news.journal().reachesBackTo(end)) {
                            greeting.startAnew(one.stream());
                        } else {
                            send(
                                    one,
                                    join(one.from(), told.get(), news.journal().since(end)));
                        }
                    }
                });
    }

    /** Chat records first, because memberships must be known before messages. */
    private List<Entry<OutboundEvent>> told(List<ConsumedRecord> arrivals) {
        return arrivals.stream()
                .flatMap(arrival -> telling.of(arrival).stream()
                        .map(told -> new Entry<>(arrival.place(), arrival.offset(), told, 0)))
                .sorted(Comparator.comparing(entry -> !(entry.what() instanceof OutboundEvent.Room)))
                .toList();
    }

    /** Records from before the position only serve to recognise later copies. */
    private List<Entry<OutboundEvent>> join(
            Position from, List<Entry<OutboundEvent>> before, List<Entry<OutboundEvent>> since) {
        RecentMessages once = new RecentMessages(config.pastRecords());
        return Stream.concat(before.stream(), since.stream())
                .filter(entry -> !(entry.what() instanceof OutboundEvent.Message message)
                        || once.isNews(message.id(), message.revision()))
                .filter(entry -> entry.offset() >= from.at(entry.place()))
                .toList();
    }

    private void send(Waiting one, List<Entry<OutboundEvent>> entries) {
        Optional<List<byte[]>> missed = ReplayBuilder.since(
                one.stream(), news.texts(), frames, one.from(), one.fingerprint(), entries, config.replay());
        if (missed.isEmpty()) {
            greeting.startAnew(one.stream());
            return;
        }
        greeting.again(one.stream());
        one.stream().sendMissed(missed.get());
        one.stream().live = true;
    }
}
