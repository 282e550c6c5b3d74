package dev.rivulet.consumer.store;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.firestore.FirestoreException;
import io.grpc.Status;

public enum WriteOutcome {
    DONE,
    /** The document was changed meanwhile: read it again. */
    CONFLICT,
    /** The document has disappeared: the database is not the one that was written. */
    VANISHED,
    /** Too many concurrent writes to this document: retry soon. */
    CONTENDED,
    /** Rate exceeded: retry later. */
    EXHAUSTED,
    /** Invalid: no retry will succeed. */
    REFUSED,
    /** Any other failure, such as a lost connection, a timeout or a missing permission: retry until it works. */
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
