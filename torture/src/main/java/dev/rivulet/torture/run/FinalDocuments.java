package dev.rivulet.torture.run;

import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import dev.rivulet.torture.ledger.DocumentRecord;
import dev.rivulet.torture.stack.TortureStack;
import dev.rivulet.torture.watch.DocumentReader;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

final class FinalDocuments {

    private FinalDocuments() {}

    static List<DocumentRecord> of(TortureStack stack, List<UUID> chats) throws InterruptedException {
        Firestore firestore = FirestoreOptions.newBuilder()
                .setProjectId(stack.firestoreProject())
                .setEmulatorHost(stack.firestoreAddress())
                .build()
                .getService();
        try {
            return firestore
                    .getAll(chats.stream()
                            .map(chat -> firestore.document("chats/" + chat))
                            .toArray(com.google.cloud.firestore.DocumentReference[]::new))
                    .get()
                    .stream()
                    .filter(DocumentSnapshot::exists)
                    .map(DocumentReader::read)
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The documents can't be read", e.getCause());
        } finally {
            firestore.shutdownNow();
        }
    }
}
