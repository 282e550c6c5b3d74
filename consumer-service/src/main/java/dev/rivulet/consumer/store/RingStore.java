package dev.rivulet.consumer.store;

import static java.util.stream.Collectors.toMap;

import com.google.api.core.ApiFuture;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.WriteResult;
import dev.rivulet.consumer.meter.Meter;
import dev.rivulet.consumer.ring.Ring;
import dev.rivulet.events.MessageEvent;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ring documents. A write names the version that it goes on from, so that a stale owner's is refused. */
@Singleton
public class RingStore {

    private final Firestore firestore;
    private final Calls calls;
    private final Meter meter;

    public RingStore(Firestore firestore, FirestoreConfig config, Meter meter) {
        this.firestore = firestore;
        this.calls = new Calls(config.callTimeout());
        this.meter = meter;
    }

    Map<UUID, StoredRing> read(Collection<UUID> chats) throws StoreException, InterruptedException {
        if (chats.isEmpty()) {
            return Map.of();
        }
        var documents = chats.stream().map(this::document).toArray(DocumentReference[]::new);
        List<DocumentSnapshot> found = calls.await(firestore.getAll(documents));
        meter.read(chats);
        return found.stream().collect(toMap(document -> UUID.fromString(document.getId()), RingStore::stored));
    }

    /** Begins a write on the version that {@code base} has, by which the ring learns {@code news}. */
    Pending write(UUID chat, StoredRing base, Ring ring, List<MessageEvent> news) {
        Map<String, Object> fields = RingDocument.fields(ring);
        ApiFuture<WriteResult> call = base.version()
                .map(version -> document(chat).update(fields, Precondition.updatedAt(version)))
                .orElseGet(() -> document(chat).create(fields));
        return () -> {
            Timestamp version = calls.await(call).getUpdateTime();
            meter.wrote(chat, news);
            return new StoredRing(ring, Optional.of(version));
        };
    }

    private DocumentReference document(UUID chat) {
        return firestore.document("chats/" + chat);
    }

    private static StoredRing stored(DocumentSnapshot document) {
        Timestamp version = document.getUpdateTime();
        return version == null
                ? StoredRing.ABSENT
                : new StoredRing(
                        RingDocument.ring(UUID.fromString(document.getId()), document.getData()), Optional.of(version));
    }

    /** A write under way. */
    interface Pending {
        StoredRing await() throws StoreException, InterruptedException;
    }
}
