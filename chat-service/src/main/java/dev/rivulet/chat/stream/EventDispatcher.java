package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.eventlog.EventLog;
import dev.rivulet.chat.eventlog.EventLog.Entry;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.PositionCodec;
import dev.rivulet.chat.user.UserId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Logs events for clients that resume, and delivers them to the members of their chat. Guarded by the hub. */
final class EventDispatcher {
    private final StreamConfig config;
    private final Clock clock;
    private final SseFrames frames;
    private final StreamMetrics metrics;
    private final ConnectedUsers people;
    private final EventDelivery delivery;
    private final GroupSizes sizes;
    private final Presence presence;
    private final Consumer<ChatId> changed;
    private final RecentChats rooms;
    private final RecentMessages messages;
    private EventLog<OutboundEvent> journal;
    private PositionCodec texts;

    /** @param changed called with each chat whose members may have changed */
    EventDispatcher(
            StreamConfig config,
            Clock clock,
            SseFrames frames,
            StreamMetrics metrics,
            ConnectedUsers people,
            EventDelivery delivery,
            GroupSizes sizes,
            Presence presence,
            Consumer<ChatId> changed) {
        this.config = config;
        this.clock = clock;
        this.frames = frames;
        this.metrics = metrics;
        this.people = people;
        this.delivery = delivery;
        this.sizes = sizes;
        this.presence = presence;
        this.changed = changed;
        rooms = new RecentChats(config.lookback().toMillis());
        messages = new RecentMessages(config.journalRecords());
    }

    void begin(Position start, PositionCodec positionTexts) {
        journal = new EventLog<>(start, config.journalRecords(), config.journalBytes());
        texts = positionTexts;
    }

    EventLog<OutboundEvent> journal() {
        return journal;
    }

    PositionCodec texts() {
        return texts;
    }

    /** The part of an event id that is this instance's position. */
    byte[] here() {
        return SseFrames.id(texts.write(journal.head()));
    }

    /** Applies recent changes to a user's chats as read from Cassandra. */
    void correct(UserId user, Set<ChatId> chats) {
        rooms.correct(user, chats);
    }

    void add(ConsumedRecord arrival, OutboundEvent told) {
        if (told instanceof OutboundEvent.Message message && !messages.isNews(message.id(), message.revision())) {
            metrics.repeated.increment();
            return;
        }
        journal.add(new Entry<>(arrival.place(), arrival.offset(), told, told.bytes()));
        if (told instanceof OutboundEvent.Room room) {
            tell(room);
        } else {
            tellMembers(told);
        }
    }

    private void tellMembers(OutboundEvent told) {
        List<ConnectedUser> members = people.in(told.chat());
        if (!members.isEmpty()) {
            byte[] id = here();
            members.forEach(member ->
                    delivery.deliver(member, told instanceof OutboundEvent.Read, told.frame(), id, member.idRest()));
        }
    }

    private void tell(OutboundEvent.Room told) {
        changed.accept(told.chat());
        RecentChats.Room room = rooms.put(told.event(), clock.millis());
        if (room == null) {
            return;
        }
        sizes.put(room.chat(), room.members().size());
        tellThoseWhoLeft(room);
        Set<UserId> newcomers = join(room);
        tellMembers(told);
        presence.met(room.chat(), newcomers);
    }

    private void tellThoseWhoLeft(RecentChats.Room room) {
        byte[] id = here();
        for (ConnectedUser person : List.copyOf(people.in(room.chat()))) {
            if (!room.members().contains(person.id)) {
                people.leave(person, room.chat());
                delivery.deliver(person, false, frames.removed(room.chat()), id, person.idRest());
            }
        }
    }

    private Set<UserId> join(RecentChats.Room room) {
        Set<UserId> newcomers = new HashSet<>();
        for (UserId member : room.members()) {
            ConnectedUser person = people.find(member);
            if (person != null && people.join(person, room.chat())) {
                newcomers.add(member);
            }
        }
        return newcomers;
    }
}
