package dev.rivulet.consumer.store;

/** A call to Firestore failed. */
public final class StoreException extends Exception {

    private final Outcome outcome;

    StoreException(Throwable cause) {
        super(cause);
        this.outcome = Outcome.of(cause);
    }

    public Outcome outcome() {
        return outcome;
    }
}
