package dev.rivulet.consumer.store;

import com.google.api.core.ApiFuture;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for calls to Firestore. */
final class FirestoreCalls {

    private final long timeoutMillis;

    /** Waits a little longer than the client does, so that its own, better reason arrives. */
    FirestoreCalls(Duration callTimeout) {
        timeoutMillis = callTimeout.toMillis() * 2;
    }

    <T> T await(ApiFuture<T> call) throws StoreException, InterruptedException {
        try {
            return call.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new StoreException(e.getCause());
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new StoreException(e);
        }
    }
}
