package dev.rivulet.consumer.store;

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
