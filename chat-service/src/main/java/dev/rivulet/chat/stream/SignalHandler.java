package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.event.EventPayloads;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.ChatRecord;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.presence.Presence;
import dev.rivulet.chat.subscriber.ConnectedUser;
import dev.rivulet.chat.subscriber.ConnectedUsers;
import dev.rivulet.chat.subscriber.EventDelivery;
import dev.rivulet.chat.subscriber.StreamMetrics;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import java.time.Clock;

/** Handles typing, presence and changed blocks: signals, which are in no event log. Not thread-safe. */
final class SignalHandler {
    private final Clock clock;
    private final SseFrames frames;
    private final StreamMetrics metrics;
    private final ConnectedUsers users;
    private final EventDelivery delivery;
    private final Presence presence;
    private final ConnectedUserLoader loader;

    SignalHandler(
            Clock clock,
            SseFrames frames,
            StreamMetrics metrics,
            ConnectedUsers users,
            EventDelivery delivery,
            Presence presence,
            ConnectedUserLoader loader) {
        this.clock = clock;
        this.frames = frames;
        this.metrics = metrics;
        this.users = users;
        this.delivery = delivery;
        this.presence = presence;
        this.loader = loader;
    }

    /** @param ready false while catching up, when typing signals are out of date */
    void handle(ConsumedRecord record, boolean ready) {
        if (!(record.value() instanceof ChatRecord.Signalled signalled)) {
            metrics.unreadable.increment();
            return;
        }
        SignalEvent signal = signalled.signal();
        switch (signal.kind()) {
            case SignalEvent.TYPING -> {
                if (ready && signal.chatId() != null) {
                    typing(signal);
                }
            }
            case SignalEvent.ONLINE, SignalEvent.OFFLINE -> presence(signal);
            case SignalEvent.BLOCKS -> blocks(signal);
            default -> metrics.unreadable.increment();
        }
    }

    private void typing(SignalEvent signal) {
        byte[] frame = frames.write("typing", new EventPayloads.Typing(signal.chatId(), signal.userId()));
        // Blocks must be known before typing is sent; a typing user usually has a stream and is loaded.
        loader.load(new UserId(signal.userId())).whenLoaded((typist, failure) -> {
            if (failure == null) {
                users.in(new ChatId(signal.chatId())).stream()
                        .filter(member -> member != typist && !typist.blocks().contains(member.id()))
                        .forEach(member -> delivery.signal(member, frame));
            }
        });
    }

    private void blocks(SignalEvent signal) {
        ConnectedUser user = users.find(new UserId(signal.userId()));
        if (user != null) {
            loader.blocksChanged(user);
        }
    }

    private void presence(SignalEvent signal) {
        if (presence.isOwn(signal)) {
            return;
        }
        UserId user = new UserId(signal.userId());
        if (users.find(user) != null || signal.kind().equals(SignalEvent.ONLINE)) {
            presence.handle(loader.load(user), signal, clock.millis());
        }
    }
}
