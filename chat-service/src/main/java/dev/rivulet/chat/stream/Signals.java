package dev.rivulet.chat.stream;

import dev.rivulet.chat.journal.Arrival;
import dev.rivulet.chat.journal.Happening;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import java.time.Clock;
import java.util.function.Function;

/** What is true for a moment only: who types, who is there. It is in no journal. Guarded by the hub. */
final class Signals {
    private final Clock clock;
    private final Frames frames;
    private final StreamMetrics metrics;
    private final People people;
    private final Delivery delivery;
    private final Presence presence;
    private final Function<UserId, Person> meet;

    /** @param meet makes the acquaintance of somebody who is at another instance */
    Signals(
            Clock clock,
            Frames frames,
            StreamMetrics metrics,
            People people,
            Delivery delivery,
            Presence presence,
            Function<UserId, Person> meet) {
        this.clock = clock;
        this.frames = frames;
        this.metrics = metrics;
        this.people = people;
        this.delivery = delivery;
        this.presence = presence;
        this.meet = meet;
    }

    /** @param ready whether this is about now: typing that is read while catching up is long over */
    void heard(Arrival arrival, boolean ready) {
        if (!(arrival.what() instanceof Happening.Signalled signalled)) {
            metrics.unreadable.increment();
            return;
        }
        SignalEvent signal = signalled.signal();
        switch (signal.kind()) {
            case SignalEvent.TYPING -> typing(signal, ready);
            case SignalEvent.ONLINE, SignalEvent.OFFLINE -> presence(signal);
            default -> metrics.unreadable.increment();
        }
    }

    private void typing(SignalEvent signal, boolean ready) {
        if (signal.chatId() == null || !ready) {
            return;
        }
        byte[] frame = frames.write("typing", new Events.Typing(signal.chatId(), signal.userId()));
        people.in(new ChatId(signal.chatId())).stream()
                .filter(member -> !member.id.value().equals(signal.userId()))
                .forEach(member -> delivery.signal(member, frame));
    }

    private void presence(SignalEvent signal) {
        if (presence.isOwn(signal)) {
            return;
        }
        UserId user = new UserId(signal.userId());
        Person person = people.find(user);
        if (person == null && signal.kind().equals(SignalEvent.OFFLINE)) {
            return;
        }
        presence.heard(person == null ? meet.apply(user) : person, signal, clock.millis());
    }
}
