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

/** Somebody who is online, here or at another instance. Guarded by the hub. */
final class ConnectedUser {
    final UserId id;
    /** Done when {@link #chats} are known. */
    final CompletableFuture<Void> known = new CompletableFuture<>();

    final Set<ChatId> chats = new HashSet<>();
    /** Whom they have blocked: those don't learn whether they are there. */
    final BlockedUsers blocks = new BlockedUsers();
    /** Their streams at this instance, the oldest first. */
    final List<EventStream> streams = new ArrayList<>(1);
    /** Until when each instance vouches for them, in milliseconds since 1970. */
    final Map<String, Long> sightings = new HashMap<>(2);
    /** When they were last here or heard of. */
    long lastHere;
    /** When Kafka was last told that they are here; 0 when it believes that they are not. */
    long lastPublished;
    /** What the others were told. */
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

    /** They have come into a chat or left it. */
    void toggled(ChatId chat) {
        fingerprint ^= Fingerprint.of(chat);
        idRest = SseFrames.rest(fingerprint);
    }

    /** Stands for {@link #chats}. */
    long fingerprint() {
        return fingerprint;
    }

    /** The part of an event's id that is this person's own. */
    byte[] idRest() {
        return idRest;
    }
}
