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
 * A user is online while they have a stream at any instance. Instances publish leases for their users and renew them,
 * so that those of a killed instance expire; nothing is stored. Guarded by the hub.
 */
final class Presence {
    private final StreamConfig config;
    private final ConnectedUsers people;
    private final GroupSizes sizes;
    private final SseFrames frames;
    /** Identifies this run of this instance. */
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

    /** A user's first stream at this instance. */
    void came(ConnectedUser person, long now) {
        vouch(person, now);
        tell(person, now);
    }

    /** Another instance's lease, or its end. */
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

    /** Returns whether the user can be evicted. */
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

    /** Sends a change of presence to users who may see it. */
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

    /** The online users that a user may see. */
    Set<ConnectedUser> seenBy(ConnectedUser person) {
        Set<ConnectedUser> seen = around(person);
        seen.removeIf(other -> other == person || !other.shownOnline || !isSeen(other, person));
        return seen;
    }

    /** Exchanges presence between new members of a chat and the others, also once a chat is known to be small. */
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

    /** Sends presence after blocks have changed: to a blocked user, the other appears offline. */
    void blocks(ConnectedUser person, Set<UserId> changed) {
        if (!person.shownOnline || changed.isEmpty()) {
            return;
        }
        around(person).stream()
                .filter(other -> changed.contains(other.id))
                .forEach(other -> deliver.accept(other, frame(person, isSeen(person, other))));
    }

    /** The members of a user's small chats, and the user. */
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
