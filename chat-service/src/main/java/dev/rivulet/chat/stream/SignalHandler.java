package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.eventlog.ChatRecord;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Handles transient signals: typing and presence. They are in no event log. Guarded by the hub. */
final class SignalHandler {
    private final Clock clock;
    private final SseFrames frames;
    private final StreamMetrics metrics;
    private final ConnectedUsers people;
    private final EventDelivery delivery;
    private final Presence presence;
    private final ConnectedUserLoader acquaintances;

    SignalHandler(
            Clock clock,
            SseFrames frames,
            StreamMetrics metrics,
            ConnectedUsers people,
            EventDelivery delivery,
            Presence presence,
            ConnectedUserLoader acquaintances) {
        this.clock = clock;
        this.frames = frames;
        this.metrics = metrics;
        this.people = people;
        this.delivery = delivery;
        this.presence = presence;
        this.acquaintances = acquaintances;
    }

    /** @param ready false while catching up, when typing signals are out of date */
    void heard(ConsumedRecord arrival, boolean ready) {
        if (!(arrival.what() instanceof ChatRecord.Signalled signalled)) {
            metrics.unreadable.increment();
            return;
        }
        SignalEvent signal = signalled.signal();
        switch (signal.kind()) {
            case SignalEvent.TYPING -> typing(signal, ready);
            case SignalEvent.ONLINE, SignalEvent.OFFLINE -> presence(signal);
            case SignalEvent.BLOCKS -> blocks(signal);
            default -> metrics.unreadable.increment();
        }
    }

    private void typing(SignalEvent signal, boolean ready) {
        if (signal.chatId() == null || !ready) {
            return;
        }
        byte[] frame = frames.write("typing", new EventPayloads.Typing(signal.chatId(), signal.userId()));
        // Blocks must be known before typing is sent; a typing user usually has a stream and is loaded.
        ConnectedUser typist = acquaintances.meet(new UserId(signal.userId()));
        CompletionStage<Void> unused = typist.known.thenRun(() -> people.in(new ChatId(signal.chatId())).stream()
                .filter(member -> member != typist && !typist.blocks.contains(member.id))
                .forEach(member -> delivery.signal(member, frame)));
    }

    private void blocks(SignalEvent signal) {
        ConnectedUser person = people.find(new UserId(signal.userId()));
        if (person != null) {
            acquaintances.blocksChanged(person);
        }
    }

    private void presence(SignalEvent signal) {
        if (presence.isOwn(signal)) {
            return;
        }
        UserId user = new UserId(signal.userId());
        if (people.find(user) != null || signal.kind().equals(SignalEvent.ONLINE)) {
            presence.heard(acquaintances.meet(user), signal, clock.millis());
        }
    }
}
