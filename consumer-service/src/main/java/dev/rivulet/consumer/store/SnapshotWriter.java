package dev.rivulet.consumer.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.consumer.document.ChatSnapshot;
import dev.rivulet.consumer.document.PendingUpdates;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Applies updates to chat documents: one write for a cached chat, and a read before it for others. */
@Singleton
public class SnapshotWriter {

    /** A conflict is read again and retried at once; more in a row mean that two owners compete. */
    private static final int ATTEMPTS = 3;

    /** Typical; a group of 500 takes more. */
    private static final int DETAILS_BYTES = 1024;

    private final ChatDocumentStore store;
    private final Clock clock;
    private final Cache<UUID, StoredSnapshot> cache;

    public SnapshotWriter(ChatDocumentStore store, FirestoreConfig config, Clock clock) {
        this.store = store;
        this.clock = clock;
        cache = Caffeine.newBuilder()
                .maximumWeight(config.cacheBytes())
                .weigher((UUID chat, StoredSnapshot stored) -> stored.snapshot().bytes() + DETAILS_BYTES)
                .build();
    }

    /** Applies the updates of these chats concurrently. Idempotent. */
    public Map<UUID, WriteOutcome> change(Map<UUID, PendingUpdates> changes) throws InterruptedException {
        Map<UUID, WriteOutcome> outcomes = new HashMap<>();
        Map<UUID, PendingUpdates> open = new LinkedHashMap<>(changes);
        for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
            outcomes.putAll(attempt(open));
            open.keySet().removeIf(chat -> outcomes.get(chat) != WriteOutcome.CONFLICT);
        }
        return outcomes;
    }

    /** Clears the cache, because the documents are no longer what they were. */
    public void forget() {
        cache.invalidateAll();
    }

    private Map<UUID, WriteOutcome> attempt(Map<UUID, PendingUpdates> changes) throws InterruptedException {
        Map<UUID, WriteOutcome> outcomes = new HashMap<>();
        Map<UUID, StoredSnapshot> bases;
        try {
            bases = bases(changes.keySet());
        } catch (StoreException e) {
            changes.keySet().forEach(chat -> outcomes.put(chat, e.outcome()));
            return outcomes;
        }

        Map<UUID, ChatDocumentStore.Pending> writes = new LinkedHashMap<>();
        changes.forEach((chat, change) -> {
            StoredSnapshot base = bases.get(chat);
            ChatSnapshot snapshot = base.snapshot().merge(change, clock.instant());
            if (snapshot.equals(base.snapshot())) {
                outcomes.put(chat, WriteOutcome.DONE);
            } else {
                writes.put(
                        chat, store.write(chat, base, snapshot, base.snapshot().newMessages(change)));
            }
        });
        for (var write : writes.entrySet()) {
            outcomes.put(write.getKey(), await(write.getKey(), write.getValue()));
        }
        return outcomes;
    }

    private WriteOutcome await(UUID chat, ChatDocumentStore.Pending write) throws InterruptedException {
        try {
            cache.put(chat, write.await());
            return WriteOutcome.DONE;
        } catch (StoreException e) {
            // Also after a timeout: the write may have been applied, and its version is not known.
            StoredSnapshot base = cache.asMap().remove(chat);
            boolean vanished = e.outcome() == WriteOutcome.CONFLICT && base != null && base.exists() && isGone(chat);
            return vanished ? WriteOutcome.VANISHED : e.outcome();
        }
    }

    private boolean isGone(UUID chat) throws InterruptedException {
        try {
            return !store.read(List.of(chat)).get(chat).exists();
        } catch (StoreException e) {
            return false;
        }
    }

    private Map<UUID, StoredSnapshot> bases(Collection<UUID> chats) throws StoreException, InterruptedException {
        Map<UUID, StoredSnapshot> bases = new HashMap<>(cache.getAllPresent(chats));
        var unknown = chats.stream().filter(chat -> !bases.containsKey(chat)).toList();
        Map<UUID, StoredSnapshot> read = store.read(unknown);
        cache.putAll(read);
        bases.putAll(read);
        return bases;
    }
}
