package dev.rivulet.consumer.store;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.firestore.FirestoreException;
import io.grpc.Status;

/** What became of a call to Firestore. */
public enum WriteOutcome {
    DONE,
    /** Somebody else wrote the document meanwhile: read it again. */
    CONFLICT,
    /** The document was there and is gone: the database is not what it was. */
    VANISHED,
    /** Too many write this document at once: again in a moment. */
    CONTENDED,
    /** Too much altogether: again after a while. */
    EXHAUSTED,
    /** It cannot be written like this, ever. */
    REFUSED,
    /** Anything else, a lost connection, a timeout or lacking rights: again, until it works. */
    AWAY;

    static WriteOutcome of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FirestoreException firestore && firestore.getStatus() != null) {
                return of(firestore.getStatus().getCode());
            }
            if (cause instanceof ApiException api) {
                return of(Status.Code.valueOf(api.getStatusCode().getCode().name()));
            }
        }
        return AWAY;
    }

    private static WriteOutcome of(Status.Code code) {
        return switch (code) {
            case FAILED_PRECONDITION, NOT_FOUND, ALREADY_EXISTS -> CONFLICT;
            case ABORTED -> CONTENDED;
            case RESOURCE_EXHAUSTED -> EXHAUSTED;
            case INVALID_ARGUMENT -> REFUSED;
            default -> AWAY;
        };
    }
}
