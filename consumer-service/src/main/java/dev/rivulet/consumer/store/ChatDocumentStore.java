package dev.rivulet.consumer.store;

import static java.util.stream.Collectors.toMap;

import com.google.api.core.ApiFuture;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.WriteResult;
import dev.rivulet.consumer.document.ChatSnapshot;
import dev.rivulet.consumer.meter.CostMeter;
import dev.rivulet.events.MessageEvent;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores chat documents. A write names the version that it is based on, so that one of a stale owner is rejected. */
@Singleton
public class ChatDocumentStore {

    private final Firestore firestore;
    private final FirestoreCalls calls;
    private final CostMeter meter;

    public ChatDocumentStore(Firestore firestore, FirestoreConfig config, CostMeter meter) {
        this.firestore = firestore;
        this.calls = new FirestoreCalls(config.callTimeout());
        this.meter = meter;
    }

    Map<UUID, StoredSnapshot> read(Collection<UUID> chats) throws StoreException, InterruptedException {
        if (chats.isEmpty()) {
            return Map.of();
        }
        var documents = chats.stream().map(this::document).toArray(DocumentReference[]::new);
        List<DocumentSnapshot> found = calls.await(firestore.getAll(documents));
        meter.countReads(chats);
        return found.stream().collect(toMap(document -> UUID.fromString(document.getId()), ChatDocumentStore::stored));
    }

    /** Starts a write based on the version of {@code base}. */
    Pending write(UUID chat, StoredSnapshot base, ChatSnapshot snapshot, List<MessageEvent> newMessages) {
        Map<String, Object> fields = ChatDocumentFields.fields(snapshot);
        ApiFuture<WriteResult> call = base.version()
                .map(version -> document(chat).update(fields, Precondition.updatedAt(version)))
                .orElseGet(() -> document(chat).create(fields));
        return () -> {
            Timestamp version = calls.await(call).getUpdateTime();
            meter.countWrite(chat, newMessages);
            return new StoredSnapshot(snapshot, Optional.of(version));
        };
    }

    private DocumentReference document(UUID chat) {
        return firestore.document("chats/" + chat);
    }

    private static StoredSnapshot stored(DocumentSnapshot document) {
        Timestamp version = document.getUpdateTime();
        return version == null
                ? StoredSnapshot.ABSENT
                : new StoredSnapshot(
                        ChatDocumentFields.snapshot(UUID.fromString(document.getId()), document.getData()),
                        Optional.of(version));
    }

    interface Pending {
        StoredSnapshot await() throws StoreException, InterruptedException;
    }
}
