package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Who is online: whoever has a stream, at any instance. Instances vouch for their people on Kafka, again and again, so
 * that one that is killed is noticed; nothing is stored. Guarded by the hub.
 */
final class Presence {
    private final StreamConfig config;
    private final ConnectedUsers people;
    private final GroupSizes sizes;
    private final SseFrames frames;
    /** This instance, in this run of it. */
    private final String instance;

    private final Consumer<SignalEvent> publish;
    private final BiConsumer<ConnectedUser, byte[]> deliver;

    Presence(
            StreamConfig config,
            ConnectedUsers people,
            GroupSizes sizes,
            SseFrames frames,
            String instance,
            Consumer<SignalEvent> publish,
            BiConsumer<ConnectedUser, byte[]> deliver) {
        this.config = config;
        this.people = people;
        this.sizes = sizes;
        this.frames = frames;
        this.instance = instance;
        this.publish = publish;
        this.deliver = deliver;
    }

    /** Somebody has their first stream here. */
    void came(ConnectedUser person, long now) {
        vouch(person, now);
        tell(person, now);
    }

    /** Another instance says that it has somebody, or not any more. */
    void heard(ConnectedUser person, SignalEvent signal, long now) {
        String other = signal.instance() == null ? "" : signal.instance();
        if (signal.kind().equals(SignalEvent.OFFLINE)) {
            person.sightings.remove(other);
        } else {
            long at = Math.min(now, signal.at().toEpochMilli());
            person.sightings.put(other, at + config.presenceLost().toMillis());
            person.lastHere = now;
        }
        tell(person, now);
    }

    boolean isOwn(SignalEvent signal) {
        return instance.equals(signal.instance());
    }

    /** Whether the person can be forgotten. */
    boolean tick(ConnectedUser person, long now) {
        if (!person.streams.isEmpty()) {
            person.lastHere = now;
            if (now - person.lastPublished >= config.presenceRefresh().toMillis()) {
                vouch(person, now);
            }
        } else if (person.lastPublished > 0
                && now - person.lastHere >= config.presenceGrace().toMillis()) {
            person.lastPublished = 0;
            publish.accept(
                    new SignalEvent(SignalEvent.OFFLINE, person.id.value(), null, Instant.ofEpochMilli(now), instance));
        }
        person.sightings.values().removeIf(until -> until <= now);
        tell(person, now);
        return !person.isOnline(now)
                && now - person.lastHere > config.presenceLost().toMillis();
    }

    /** Tells those who may know, if it is news. */
    void tell(ConnectedUser person, long now) {
        boolean online = person.isOnline(now);
        if (online == person.shownOnline || !person.known.isDone()) {
            return;
        }
        person.shownOnline = online;
        byte[] frame = frame(person, online);
        around(person).stream()
                .filter(other -> other != person && isSeen(person, other))
                .forEach(other -> deliver.accept(other, frame));
    }

    /** Everybody whom somebody may know to be online. */
    Set<ConnectedUser> seenBy(ConnectedUser person) {
        Set<ConnectedUser> seen = around(person);
        seen.removeIf(other -> other == person || !other.shownOnline || !isSeen(other, person));
        return seen;
    }

    /** Some people are new in a chat, or it is only now known to be small: they and the others get to know. */
    void met(ChatId chat, Set<UserId> newcomers) {
        if (!tells(chat)) {
            return;
        }
        for (ConnectedUser one : people.in(chat)) {
            for (ConnectedUser other : people.in(chat)) {
                boolean areNew = newcomers.contains(one.id) || newcomers.contains(other.id);
                if (one != other && other.shownOnline && areNew && isSeen(other, one)) {
                    deliver.accept(one, frame(other, true));
                }
            }
        }
    }

    /** Somebody has blocked these people, or does no longer: for the blocked ones they are gone. */
    void blocks(ConnectedUser person, Set<UserId> changed) {
        if (!person.shownOnline || changed.isEmpty()) {
            return;
        }
        around(person).stream()
                .filter(other -> changed.contains(other.id))
                .forEach(other -> deliver.accept(other, frame(person, isSeen(person, other))));
    }

    /** Everybody in small chats of somebody, and they themselves. */
    private Set<ConnectedUser> around(ConnectedUser person) {
        Set<ConnectedUser> around = new HashSet<>();
        person.chats.stream().filter(this::tells).forEach(chat -> around.addAll(people.in(chat)));
        return around;
    }

    private static boolean isSeen(ConnectedUser person, ConnectedUser by) {
        return !person.blocks.contains(by.id);
    }

    byte[] frame(ConnectedUser person, boolean online) {
        return frames.write("presence", new EventPayloads.Presence(person.id.value(), online));
    }

    private boolean tells(ChatId chat) {
        return sizes.of(chat).stream().anyMatch(size -> size <= config.presenceGroup());
    }

    private void vouch(ConnectedUser person, long now) {
        person.lastPublished = now;
        publish.accept(
                new SignalEvent(SignalEvent.ONLINE, person.id.value(), null, Instant.ofEpochMilli(now), instance));
    }
}
