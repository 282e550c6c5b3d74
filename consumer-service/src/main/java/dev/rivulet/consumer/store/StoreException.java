package dev.rivulet.consumer.store;

/** A call to Firestore failed. */
public final class StoreException extends Exception {

    private final WriteOutcome outcome;

    StoreException(Throwable cause) {
        super(cause);
        this.outcome = WriteOutcome.of(cause);
    }

    public WriteOutcome outcome() {
        return outcome;
    }
}
