package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.PositionCodec;
import dev.rivulet.chat.eventlog.TopicTailer;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Routes records to the streams of the members they concern. Its lock guards all state behind it. Work under the lock
 * is brief and never waits. Thread-safe.
 */
final class Hub implements TopicTailer.Listener {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final StreamConfig config;
    private final Clock clock;
    private final StreamMetrics metrics;
    private final EventEncoder telling;
    private final ConnectedUsers people = new ConnectedUsers();
    private final EventDelivery delivery;
    private final Presence presence;
    private final EventDispatcher news;
    private final ConnectedUserLoader acquaintances;
    private final SignalHandler signals;
    private final StreamHandshake greeting;
    private final StreamResumer resuming;
    private boolean ready;
    private boolean stopped;

    Hub(StreamConfig config, Clock clock, SseFrames frames, String instance, HubPorts outside, MeterRegistry registry) {
        this.config = config;
        this.clock = clock;
        metrics = new StreamMetrics(registry);
        telling = new EventEncoder(frames, metrics);
        delivery = new EventDelivery(config, clock, metrics);
        GroupSizes sizes = new GroupSizes(outside.sizeOf(), this::sizeFound);
        presence = new Presence(config, people, sizes, frames, instance, outside.publish(), delivery::signal);
        news = new EventDispatcher(
                config, clock, frames, metrics, people, delivery, sizes, presence, outside.changed());
        acquaintances = new ConnectedUserLoader(this, clock, outside, people, news, presence);
        signals = new SignalHandler(clock, frames, metrics, people, delivery, presence, acquaintances);
        greeting = new StreamHandshake(frames, delivery, news, presence, metrics);
        resuming = new StreamResumer(this, config, clock, frames, telling, news, greeting, outside.past());
    }

    StreamMetrics metrics() {
        return metrics;
    }

    // Streams

    /**
     * Opens a stream; fails with a 503 while the hub is not ready.
     *
     * @param wire creates the connection once the stream is certain
     */
    CompletionStage<EventStream> open(
            UserId user, boolean onlySignals, Instant expires, Optional<String> lastId, Supplier<Connection> wire) {
        return know(user).thenApply(person -> attach(person, onlySignals, expires, lastId, wire.get()));
    }

    private synchronized CompletionStage<ConnectedUser> know(UserId user) {
        if (!ready || stopped) {
            throw ProblemException.unavailable("The event stream", RETRY_AFTER, null);
        }
        return acquaintances.know(user);
    }

    private synchronized EventStream attach(
            ConnectedUser person, boolean onlySignals, Instant expires, Optional<String> lastId, Connection wire) {
        EventStream stream = new EventStream(person, wire, onlySignals, expires, config.queueBytes());
        if (stopped || people.find(person.id) != person) {
            stream.end();
            return stream;
        }
        delivery.add(stream);
        if (person.streams.size() == 1) {
            presence.came(person, clock.millis());
        }
        if (lastId.isEmpty()) {
            greeting.begin(stream);
        } else {
            resuming.begin(stream, lastId.get());
        }
        return stream;
    }

    /** The client has disconnected. */
    synchronized void close(EventStream stream) {
        delivery.close(stream);
    }

    /** Heartbeats, expiry and presence. Called at least once a second. */
    synchronized void tick() {
        long now = clock.millis();
        for (ConnectedUser person : List.copyOf(people.all())) {
            delivery.tick(person, Instant.ofEpochMilli(now));
            acquaintances.tick(person);
            if (presence.tick(person, now)) {
                people.forget(person);
            }
        }
        resuming.tryAgain();
    }

    /** Ends all streams; their clients reconnect to other instances. */
    synchronized void stop() {
        stopped = true;
        people.all().forEach(delivery::endAll);
    }

    // Records

    @Override
    public synchronized void begin(Position start, PositionCodec texts) {
        news.begin(start, texts);
    }

    @Override
    public synchronized void upToDate() {
        ready = true;
    }

    @Override
    public synchronized void lost(Position position) {
        news.journal().restart(position);
        people.all()
                .forEach(person -> person.streams.stream()
                        .filter(stream -> stream.live)
                        .toList()
                        .forEach(greeting::reset));
    }

    @Override
    public void arrived(ConsumedRecord arrival) {
        // Outside the lock, because encoding takes time.
        Optional<OutboundEvent> told = telling.of(arrival);
        synchronized (this) {
            if (arrival.place() == ConsumedRecord.NOWHERE) {
                signals.heard(arrival, ready);
            } else if (arrival.offset() >= news.journal().head().at(arrival.place())) {
                news.journal().pass(arrival.place(), arrival.offset());
                told.ifPresent(what -> news.add(arrival, what));
                resuming.tryAgain();
            }
        }
    }

    private synchronized void sizeFound(ChatId chat) {
        Set<UserId> all = new HashSet<>();
        people.in(chat).forEach(person -> all.add(person.id));
        presence.met(chat, all);
    }
}
