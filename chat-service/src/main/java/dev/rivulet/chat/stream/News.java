package dev.rivulet.chat.stream;

import dev.rivulet.chat.journal.Arrival;
import dev.rivulet.chat.journal.Journal;
import dev.rivulet.chat.journal.Journal.Entry;
import dev.rivulet.chat.journal.Position;
import dev.rivulet.chat.journal.PositionText;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.user.UserId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What was read: kept for those who come back, and told to the members of its chat. Guarded by the hub. */
final class News {
    private final StreamConfig config;
    private final Clock clock;
    private final Frames frames;
    private final StreamMetrics metrics;
    private final People people;
    private final Delivery delivery;
    private final GroupSizes sizes;
    private final Presence presence;
    private final Consumer<ChatId> changed;
    private final RecentRooms rooms;
    private final RecentMessages messages;
    private Journal<Told> journal;
    private PositionText texts;

    /** @param changed hears of each chat whose members may have changed */
    News(
            StreamConfig config,
            Clock clock,
            Frames frames,
            StreamMetrics metrics,
            People people,
            Delivery delivery,
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
        rooms = new RecentRooms(config.lookback().toMillis());
        messages = new RecentMessages(config.journalRecords());
    }

    void begin(Position start, PositionText positionTexts) {
        journal = new Journal<>(start, config.journalRecords(), config.journalBytes());
        texts = positionTexts;
    }

    Journal<Told> journal() {
        return journal;
    }

    PositionText texts() {
        return texts;
    }

    /** The part of an id that says how far this instance has read. */
    byte[] here() {
        return Frames.id(texts.write(journal.head()));
    }

    /** Brings what Cassandra said of somebody's chats up to date. */
    void correct(UserId user, Set<ChatId> chats) {
        rooms.correct(user, chats);
    }

    void add(Arrival arrival, Told told) {
        if (told instanceof Told.Message message && !messages.isNews(message.id(), message.revision())) {
            metrics.repeated.increment();
            return;
        }
        journal.add(new Entry<>(arrival.place(), arrival.offset(), told, told.bytes()));
        if (told instanceof Told.Room room) {
            tell(room);
        } else {
            tellMembers(told);
        }
    }

    private void tellMembers(Told told) {
        List<Person> members = people.in(told.chat());
        if (!members.isEmpty()) {
            byte[] id = here();
            members.forEach(
                    member -> delivery.deliver(member, told instanceof Told.Read, told.frame(), id, member.idRest()));
        }
    }

    private void tell(Told.Room told) {
        changed.accept(told.chat());
        RecentRooms.Room room = rooms.put(told.event(), clock.millis());
        if (room == null) {
            return;
        }
        sizes.put(room.chat(), room.members().size());
        tellThoseWhoLeft(room);
        Set<UserId> newcomers = join(room);
        tellMembers(told);
        presence.met(room.chat(), newcomers);
    }

    private void tellThoseWhoLeft(RecentRooms.Room room) {
        byte[] id = here();
        for (Person person : List.copyOf(people.in(room.chat()))) {
            if (!room.members().contains(person.id)) {
                people.leave(person, room.chat());
                delivery.deliver(person, false, frames.removed(room.chat()), id, person.idRest());
            }
        }
    }

    private Set<UserId> join(RecentRooms.Room room) {
        Set<UserId> newcomers = new HashSet<>();
        for (UserId member : room.members()) {
            Person person = people.find(member);
            if (person != null && people.join(person, room.chat())) {
                newcomers.add(member);
            }
        }
        return newcomers;
    }
}
