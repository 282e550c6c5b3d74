package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A user who is online at this or another instance. Guarded by the hub. */
final class ConnectedUser {
    final UserId id;
    /** Completes once {@link #chats} are loaded. */
    final CompletableFuture<Void> known = new CompletableFuture<>();

    final Set<ChatId> chats = new HashSet<>();
    /** Users they have blocked, who must not see their presence. */
    final BlockedUsers blocks = new BlockedUsers();
    /** Their streams at this instance, oldest first. */
    final List<EventStream> streams = new ArrayList<>(1);
    /** When the lease of each instance expires, in milliseconds since 1970. */
    final Map<String, Long> sightings = new HashMap<>(2);
    /** When they were last connected or seen in a signal. */
    long lastHere;
    /** When this instance last published their presence; 0 while they are published as offline. */
    long lastPublished;
    /** The presence last sent to others. */
    boolean shownOnline;

    private long fingerprint;
    private byte[] idRest = SseFrames.rest(0);

    ConnectedUser(UserId id, long now) {
        this.id = id;
        this.lastHere = now;
    }

    boolean isOnline(long now) {
        return !streams.isEmpty()
                || lastPublished > 0
                || sightings.values().stream().anyMatch(until -> until > now);
    }

    /** The user joined or left a chat. */
    void toggled(ChatId chat) {
        fingerprint ^= Fingerprint.of(chat);
        idRest = SseFrames.rest(fingerprint);
    }

    /** Of {@link #chats}. */
    long fingerprint() {
        return fingerprint;
    }

    /** The user-specific part of an event id. */
    byte[] idRest() {
        return idRest;
    }
}
