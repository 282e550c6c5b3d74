package dev.rivulet.consumer.store;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

public final class FirestoreClient {

    private FirestoreClient() {}

    @Produces
    @Singleton
    static Firestore firestore(FirestoreConfig config) {
        return of(config);
    }

    static void close(@Disposes Firestore firestore) throws Exception {
        firestore.close();
    }

    public static Firestore of(FirestoreConfig config) {
        FirestoreOptions.Builder options = FirestoreOptions.newBuilder()
                .setProjectId(config.project())
                .setRetrySettings(once(config.callTimeout()));
        // Alone: together with credentials, even with none, the client calls the real host.
        config.emulatorHost().ifPresent(options::setEmulatorHost);
        return options.build().getService();
    }

    /** The client's own retries would go on unseen for ten minutes, while partitions must be polled. */
    private static RetrySettings once(Duration timeout) {
        return RetrySettings.newBuilder()
                .setMaxAttempts(1)
                .setInitialRpcTimeoutDuration(timeout)
                .setMaxRpcTimeoutDuration(timeout)
                .setTotalTimeoutDuration(timeout)
                .build();
    }
}
