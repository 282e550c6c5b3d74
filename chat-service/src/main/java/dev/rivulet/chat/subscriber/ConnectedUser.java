package dev.rivulet.chat.subscriber;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** A user who is online at this or another instance. Not thread-safe. */
public final class ConnectedUser {
    private final UserId id;
    private final Set<ChatId> chats = new HashSet<>();
    private final Set<ChatId> formerChats = new HashSet<>();
    private final BlockedUsers blocks = new BlockedUsers();
    private final List<EventStream> streams = new ArrayList<>(1);
    private final PresenceState presence;
    /** Null once loaded. */
    private List<BiConsumer<ConnectedUser, Throwable>> loadWaiters = new ArrayList<>(1);

    private long fingerprint;
    private byte[] endOfId = SseFrames.endOfId(Fingerprint.write(0));

    public ConnectedUser(UserId id, long now) {
        this.id = id;
        presence = new PresenceState(now);
    }

    public UserId id() {
        return id;
    }

    /** Empty until the user is loaded. */
    public Set<ChatId> chats() {
        return Collections.unmodifiableSet(chats);
    }

    /** Whether the user is or was a member of a chat. Only such chats may be mentioned to them. */
    public boolean knows(ChatId chat) {
        return chats.contains(chat) || formerChats.contains(chat);
    }

    /** The user has left these chats, or was removed from them. */
    public void addFormerChats(Collection<ChatId> left) {
        formerChats.addAll(left);
        formerChats.removeAll(chats);
    }

    /** The users who must not see this one's presence. */
    public BlockedUsers blocks() {
        return blocks;
    }

    /** The streams at this instance, oldest first, as of now. */
    public List<EventStream> streams() {
        return List.copyOf(streams);
    }

    public boolean hasStreams() {
        return !streams.isEmpty();
    }

    public PresenceState presence() {
        return presence;
    }

    public boolean isOnline(long now) {
        return hasStreams() || presence.isLeased(now);
    }

    public boolean isLoaded() {
        return loadWaiters == null;
    }

    /** @param waiter receives this user, or null and a failure; called at once if the user is loaded */
    public void whenLoaded(BiConsumer<ConnectedUser, Throwable> waiter) {
        if (isLoaded()) {
            waiter.accept(this, null);
        } else {
            loadWaiters.add(waiter);
        }
    }

    public void loaded() {
        List<BiConsumer<ConnectedUser, Throwable>> waiters = loadWaiters;
        loadWaiters = null;
        waiters.forEach(waiter -> waiter.accept(this, null));
    }

    public void loadFailed(Throwable failure) {
        List.copyOf(loadWaiters).forEach(waiter -> waiter.accept(null, failure));
    }

    /** Identifies the set of {@link #chats}. */
    public long fingerprint() {
        return fingerprint;
    }

    /** The user-specific part of an event's id, and the end of the event. */
    public byte[] endOfId() {
        return endOfId;
    }

    void add(EventStream stream) {
        streams.add(stream);
    }

    boolean remove(EventStream stream) {
        return streams.remove(stream);
    }

    boolean add(ChatId chat) {
        formerChats.remove(chat);
        return chats.add(chat) && toggleFingerprint(chat);
    }

    boolean remove(ChatId chat) {
        if (!chats.remove(chat)) {
            return false;
        }
        formerChats.add(chat);
        return toggleFingerprint(chat);
    }

    private boolean toggleFingerprint(ChatId chat) {
        fingerprint ^= Fingerprint.of(chat);
        endOfId = SseFrames.endOfId(Fingerprint.write(fingerprint));
        return true;
    }
}
