package dev.rivulet.consumer.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.consumer.ring.Arrivals;
import dev.rivulet.consumer.ring.Ring;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Brings changes into the ring documents: a chat that is remembered costs one write, another one read before it. */
@Singleton
public class Rings {

    /** A conflict is read anew and tried again at once; more than this in a row means that two owners are at it. */
    private static final int ATTEMPTS = 3;

    /** A group of 500 takes more; it is read again a little sooner. */
    private static final int BYTES_OF_A_ROOM = 1024;

    private final RingStore store;
    private final Clock clock;
    private final Cache<UUID, StoredRing> cache;

    public Rings(RingStore store, FirestoreConfig config, Clock clock) {
        this.store = store;
        this.clock = clock;
        cache = Caffeine.newBuilder()
                .maximumWeight(config.cacheBytes())
                .weigher((UUID chat, StoredRing stored) -> stored.ring().bytes() + BYTES_OF_A_ROOM)
                .build();
    }

    /**
     * Brings what arrived into the rings of these chats, all side by side. The same may be asked for more than once, and
     * may already have been done.
     */
    public Map<UUID, Outcome> change(Map<UUID, Arrivals> changes) throws InterruptedException {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        Map<UUID, Arrivals> open = new LinkedHashMap<>(changes);
        for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
            outcomes.putAll(attempt(open));
            open.keySet().removeIf(chat -> outcomes.get(chat) != Outcome.CONFLICT);
        }
        return outcomes;
    }

    /** Forgets everything: the documents are not what they were. */
    public void forget() {
        cache.invalidateAll();
    }

    private Map<UUID, Outcome> attempt(Map<UUID, Arrivals> changes) throws InterruptedException {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        Map<UUID, StoredRing> bases;
        try {
            bases = bases(changes.keySet());
        } catch (StoreException e) {
            changes.keySet().forEach(chat -> outcomes.put(chat, e.outcome()));
            return outcomes;
        }

        Map<UUID, RingStore.Pending> writes = new LinkedHashMap<>();
        changes.forEach((chat, change) -> {
            StoredRing base = bases.get(chat);
            Ring ring = base.ring().merge(change, clock.instant());
            if (ring.equals(base.ring())) {
                outcomes.put(chat, Outcome.DONE);
            } else {
                writes.put(chat, store.write(chat, base, ring, base.ring().learns(change)));
            }
        });
        for (var write : writes.entrySet()) {
            outcomes.put(write.getKey(), await(write.getKey(), write.getValue()));
        }
        return outcomes;
    }

    private Outcome await(UUID chat, RingStore.Pending write) throws InterruptedException {
        try {
            cache.put(chat, write.await());
            return Outcome.DONE;
        } catch (StoreException e) {
            // Also after a timeout: the write may have been applied, and its version is not known.
            StoredRing base = cache.asMap().remove(chat);
            boolean vanished = e.outcome() == Outcome.CONFLICT && base != null && base.exists() && isGone(chat);
            return vanished ? Outcome.VANISHED : e.outcome();
        }
    }

    private boolean isGone(UUID chat) throws InterruptedException {
        try {
            return !store.read(List.of(chat)).get(chat).exists();
        } catch (StoreException e) {
            return false;
        }
    }

    private Map<UUID, StoredRing> bases(Collection<UUID> chats) throws StoreException, InterruptedException {
        Map<UUID, StoredRing> bases = new HashMap<>(cache.getAllPresent(chats));
        var unknown = chats.stream().filter(chat -> !bases.containsKey(chat)).toList();
        Map<UUID, StoredRing> read = store.read(unknown);
        cache.putAll(read);
        bases.putAll(read);
        return bases;
    }
}
