package dev.rivulet.consumer.store;

import com.google.api.core.ApiFuture;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class FirestoreCalls {

    private final long timeoutMillis;

    /** A little above the client's own timeout, so that its more precise error arrives first. */
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
