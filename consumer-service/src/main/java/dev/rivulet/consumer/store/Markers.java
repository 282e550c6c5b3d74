package dev.rivulet.consumer.store;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Firestore;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Says of each partition that everything in it is in the documents. A database that was lost or restored has no
 * markers, and that is how it is noticed. No client can read them.
 */
@Singleton
public class Markers {

    private static final String PREFIX = "ring-";

    private final Firestore firestore;
    private final Calls calls;

    public Markers(Firestore firestore, FirestoreConfig config) {
        this.firestore = firestore;
        this.calls = new Calls(config.callTimeout());
    }

    /** Which of these partitions are marked. */
    public Set<Integer> present(Collection<Integer> partitions) throws StoreException, InterruptedException {
        var documents = partitions.stream().map(this::document).toArray(DocumentReference[]::new);
        return calls.await(firestore.getAll(documents)).stream()
                .filter(DocumentSnapshot::exists)
                .map(document -> Integer.valueOf(document.getId().substring(PREFIX.length())))
                .collect(toUnmodifiableSet());
    }

    public void write(int partition) throws StoreException, InterruptedException {
        calls.await(document(partition).set(Map.of("complete_since", FieldValue.serverTimestamp())));
    }

    public void delete(int partition) throws StoreException, InterruptedException {
        calls.await(document(partition).delete());
    }

    private DocumentReference document(int partition) {
        return firestore.document("projections/" + PREFIX + partition);
    }
}
