package dev.rivulet.consumer.store;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Firestore;
import dev.rivulet.consumer.meter.CostMeter;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Marks each partition whose records are all in the documents. A lost or restored database has no markers, which is how
 * that is detected. No client can read them.
 */
@Singleton
public class ProjectionMarkers {

    private static final String PREFIX = "partition-";

    private final Firestore firestore;
    private final FirestoreCalls calls;
    private final CostMeter meter;

    public ProjectionMarkers(Firestore firestore, FirestoreConfig config, CostMeter meter) {
        this.firestore = firestore;
        this.calls = new FirestoreCalls(config.callTimeout());
        this.meter = meter;
    }

    public Set<Integer> present(Collection<Integer> partitions) throws StoreException, InterruptedException {
        var documents = partitions.stream().map(this::document).toArray(DocumentReference[]::new);
        List<DocumentSnapshot> found = calls.await(firestore.getAll(documents));
        meter.countUpkeep(0, documents.length, 0);
        return found.stream()
                .filter(DocumentSnapshot::exists)
                .map(document -> Integer.valueOf(document.getId().substring(PREFIX.length())))
                .collect(toUnmodifiableSet());
    }

    public void write(int partition) throws StoreException, InterruptedException {
        calls.await(document(partition).set(Map.of("complete_since", FieldValue.serverTimestamp())));
        meter.countUpkeep(1, 0, 0);
    }

    public void delete(int partition) throws StoreException, InterruptedException {
        calls.await(document(partition).delete());
        meter.countUpkeep(0, 0, 1);
    }

    private DocumentReference document(int partition) {
        return firestore.document("projections/" + PREFIX + partition);
    }
}
