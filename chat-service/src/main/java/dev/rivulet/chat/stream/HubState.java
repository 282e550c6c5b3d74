package dev.rivulet.chat.stream;

import dev.rivulet.chat.actor.AsyncLookup;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.connection.OutboundQueue;
import dev.rivulet.chat.event.EventEncoder;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.PositionCodec;
import dev.rivulet.chat.presence.Audiences;
import dev.rivulet.chat.presence.Presence;
import dev.rivulet.chat.resume.RecentEvents;
import dev.rivulet.chat.resume.StreamHandshake;
import dev.rivulet.chat.resume.StreamResumer;
import dev.rivulet.chat.subscriber.ConnectedUser;
import dev.rivulet.chat.subscriber.ConnectedUsers;
import dev.rivulet.chat.subscriber.EventDelivery;
import dev.rivulet.chat.subscriber.EventStream;
import dev.rivulet.chat.subscriber.RecentChats;
import dev.rivulet.chat.subscriber.StreamConfig;
import dev.rivulet.chat.subscriber.StreamMetrics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

final class HubState {
    private static final Logger LOG = Logger.getLogger(HubState.class);

    private final StreamConfig config;
    private final Clock clock;
    private final StreamMetrics metrics;
    private final ConnectedUsers users = new ConnectedUsers();
    private final RecentEvents events;
    private final EventDelivery delivery;
    private final Presence presence;
    private final EventDispatcher dispatcher;
    private final ConnectedUserLoader loader;
    private final SignalHandler signals;
    private final StreamHandshake handshake;
    private final StreamResumer resumer;
    private boolean ready;
    private boolean stopped;

    HubState(
            StreamConfig config,
            Clock clock,
            SseFrames frames,
            EventEncoder encoder,
            String instance,
            HubPorts ports,
            StreamMetrics metrics,
            Executor actor) {
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        RecentChats chats = new RecentChats(config.lookback().toMillis());
        events = new RecentEvents(config);
        delivery = new EventDelivery(config, clock, metrics, ports.isRevoked());
        Audiences audiences = new Audiences(AsyncLookup.of(ports.audienceOf(), actor), this::audienceLoaded);
        presence = new Presence(config, users, audiences, frames, instance, ports.publish(), delivery::signal);
        dispatcher = new EventDispatcher(
                config,
                clock,
                frames,
                metrics,
                users,
                chats,
                events,
                delivery,
                audiences,
                presence,
                ports.membersChanged());
        loader = new ConnectedUserLoader(
                clock,
                AsyncLookup.of(
                        user -> ports.chatsOf()
                                .apply(user)
                                .thenCombine(ports.blockedBy().apply(user), ConnectedUserLoader.LoadedUser::new),
                        actor),
                AsyncLookup.of(ports.blockedBy(), actor),
                users,
                chats,
                presence);
        signals = new SignalHandler(clock, frames, metrics, users, delivery, presence, loader);
        handshake = new StreamHandshake(frames, delivery, events, presence, metrics);
        resumer = new StreamResumer(
                config,
                clock,
                frames,
                events,
                handshake,
                AsyncLookup.of(
                        range -> ports.replay()
                                .apply(range)
                                .thenApply(read -> read.map(records -> StreamResumer.encode(encoder, records))),
                        actor));
    }

    // Streams

    void open(StreamRequest request, CompletableFuture<EventStream> opened) {
        if (!ready || stopped) {
            opened.completeExceptionally(Hub.unavailable());
            return;
        }
        loader.load(request.user()).whenLoaded((user, failure) -> {
            if (failure == null) {
                attach(user, request, opened);
            } else {
                opened.completeExceptionally(failure);
            }
        });
    }

    private void attach(ConnectedUser user, StreamRequest request, CompletableFuture<EventStream> opened) {
        try {
            opened.complete(attach(user, request));
        } catch (RuntimeException e) {
            // The client must get an answer; nothing else would complete it.
            opened.completeExceptionally(e);
        }
    }

    private EventStream attach(ConnectedUser user, StreamRequest request) {
        EventStream stream = new EventStream(
                user,
                request.session(),
                new OutboundQueue(request.connect().get(), config.queueBytes()),
                request.onlySignals(),
                request.expires());
        if (stopped) {
            stream.queue().end();
            return stream;
        }
        boolean isFirst = !user.hasStreams();
        delivery.add(stream);
        if (isFirst) {
            presence.connected(user, clock.millis());
        }
        request.lastId().ifPresentOrElse(id -> resumer.resume(stream, id), () -> handshake.start(stream));
        return stream;
    }

    void disconnected(EventStream stream) {
        delivery.close(stream);
    }

    void tick() {
        long now = clock.millis();
        for (ConnectedUser user : users.all()) {
            delivery.tick(user, Instant.ofEpochMilli(now));
            loader.tick(user);
            if (presence.tick(user, now) && user.isLoaded()) {
                users.remove(user);
            }
        }
        resumer.resumeWaiting();
    }

    void stop() {
        stopped = true;
        users.all().forEach(delivery::endAll);
    }

    // Records

    void begin(Position start, PositionCodec codec) {
        events.begin(start, codec);
    }

    void upToDate() {
        ready = true;
    }

    void lost(Position position) {
        events.restart(position);
        resetAll();
    }

    private void resetAll() {
        users.all()
                .forEach(user ->
                        user.streams().stream().filter(EventStream::isLive).forEach(handshake::reset));
    }

    void consumed(List<EncodedRecord> records) {
        for (EncodedRecord encoded : records) {
            try {
                consume(encoded);
            } catch (RuntimeException e) {
                // The others of the batch must still be delivered, and clients told that they may have missed this one.
                LOG.error("A record could not be delivered; all streams are reset", e);
                resetAll();
            }
        }
        resumer.resumeWaiting();
    }

    private void consume(EncodedRecord encoded) {
        if (encoded.isSignal()) {
            signals.handle(encoded.record(), ready);
        } else if (events.pass(encoded.record())) {
            encoded.event()
                    .ifPresentOrElse(
                            event -> dispatcher.dispatch(encoded.record(), event), metrics.unreadable::increment);
        }
    }

    private void audienceLoaded(ChatId chat) {
        presence.audienceLoaded(chat);
    }
}
