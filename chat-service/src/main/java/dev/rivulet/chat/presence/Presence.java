package dev.rivulet.chat.presence;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.event.EventPayloads;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.subscriber.ConnectedUser;
import dev.rivulet.chat.subscriber.ConnectedUsers;
import dev.rivulet.chat.subscriber.PresenceState;
import dev.rivulet.chat.subscriber.StreamConfig;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.SignalEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A user is online while they have a stream at any instance. Instances publish leases for their users and renew them,
 * so that those of a killed instance expire; nothing is stored. Times are in milliseconds since 1970. Not thread-safe.
 */
public final class Presence {
    private final StreamConfig config;
    private final ConnectedUsers users;
    private final Audiences audiences;
    private final SseFrames frames;
    private final String instance;
    private final Consumer<SignalEvent> publish;
    private final BiConsumer<ConnectedUser, byte[]> deliver;

    /**
     * @param instance identifies this run of this instance
     * @param publish publishes a signal without blocking
     * @param deliver sends a frame to a user's streams
     */
    public Presence(
            StreamConfig config,
            ConnectedUsers users,
            Audiences audiences,
            SseFrames frames,
            String instance,
            Consumer<SignalEvent> publish,
            BiConsumer<ConnectedUser, byte[]> deliver) {
        this.config = config;
        this.users = users;
        this.audiences = audiences;
        this.frames = frames;
        this.instance = instance;
        this.publish = publish;
        this.deliver = deliver;
    }

    public void connected(ConnectedUser user, long now) {
        renewLease(user, now);
        announce(user, now);
    }

    /** Handles another instance's lease, or its end. */
    public void handle(ConnectedUser user, SignalEvent signal, long now) {
        String other = signal.instance() == null ? "" : signal.instance();
        PresenceState state = user.presence();
        if (signal.kind().equals(SignalEvent.OFFLINE)) {
            state.endLease(other);
        } else {
            long at = Math.min(now, signal.at().toEpochMilli());
            state.lease(other, at + config.presenceLease().toMillis());
            state.seen(now);
        }
        announce(user, now);
    }

    public boolean isOwn(SignalEvent signal) {
        return instance.equals(signal.instance());
    }

    /** @return whether the user has been offline long enough to be forgotten */
    public boolean tick(ConnectedUser user, long now) {
        PresenceState state = user.presence();
        if (user.hasStreams()) {
            state.seen(now);
            if (now - state.lastPublished() >= config.presenceRenewal().toMillis()) {
                renewLease(user, now);
            }
        } else if (state.lastPublished() > 0
                && now - state.lastSeen() >= config.presenceGrace().toMillis()) {
            state.withdrawn();
            publish(SignalEvent.OFFLINE, user, now);
        }
        state.expireLeases(now);
        announce(user, now);
        return !user.isOnline(now)
                && now - state.lastSeen() > config.presenceLease().toMillis();
    }

    public void announce(ConnectedUser user, long now) {
        boolean online = user.isOnline(now);
        if (online == user.presence().isShown() || !user.isLoaded()) {
            return;
        }
        user.presence().show(online);
        byte[] frame = frame(user, online);
        contacts(user).stream()
                .filter(other -> other != user && isVisible(user, other))
                .forEach(other -> deliver.accept(other, frame));
    }

    /** The online users that a user may see. */
    public Set<ConnectedUser> visibleTo(ConnectedUser user) {
        Set<ConnectedUser> visible = contacts(user);
        visible.removeIf(other -> other == user || !other.presence().isShown() || !isVisible(other, user));
        return visible;
    }

    public void joined(ChatId chat, Set<UserId> newMembers) {
        if (!isShownIn(chat)) {
            return;
        }
        for (ConnectedUser one : users.in(chat)) {
            for (ConnectedUser other : users.in(chat)) {
                boolean isNew = newMembers.contains(one.id()) || newMembers.contains(other.id());
                if (one != other && other.presence().isShown() && isNew && isVisible(other, one)) {
                    deliver.accept(one, frame(other, true));
                }
            }
        }
    }

    public void audienceLoaded(ChatId chat) {
        Set<UserId> members = new HashSet<>();
        users.in(chat).forEach(member -> members.add(member.id()));
        joined(chat, members);
    }

    /** Sends presence after blocks have changed: to a blocked user, the other appears offline. */
    public void blocksChanged(ConnectedUser user, Set<UserId> changed) {
        if (!user.presence().isShown() || changed.isEmpty()) {
            return;
        }
        contacts(user).stream()
                .filter(other -> changed.contains(other.id()))
                .forEach(other -> deliver.accept(other, frame(user, isVisible(user, other))));
    }

    public byte[] frame(ConnectedUser user, boolean online) {
        return frames.write("presence", new EventPayloads.Presence(user.id().value(), online));
    }

    private Set<ConnectedUser> contacts(ConnectedUser user) {
        Set<ConnectedUser> contacts = new HashSet<>();
        user.chats().stream()
                // First, because it needs no store.
                .filter(chat -> users.in(chat).size() > 1)
                .filter(this::isShownIn)
                .forEach(chat -> contacts.addAll(users.in(chat)));
        return contacts;
    }

    private static boolean isVisible(ConnectedUser user, ConnectedUser to) {
        return !user.blocks().contains(to.id());
    }

    private boolean isShownIn(ChatId chat) {
        return audiences.of(chat).stream().anyMatch(size -> size > 0 && size <= config.presenceGroupSize());
    }

    private void renewLease(ConnectedUser user, long now) {
        user.presence().published(now);
        publish(SignalEvent.ONLINE, user, now);
    }

    private void publish(String kind, ConnectedUser user, long now) {
        publish.accept(new SignalEvent(kind, user.id().value(), null, Instant.ofEpochMilli(now), instance));
    }
}
