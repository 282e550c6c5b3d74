package dev.rivulet.pipelines.state;

/** A stored state has a version that this program cannot read; nothing was changed. */
public final class StateVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateVersionException(String message) {
        super(message);
    }

    StateVersionException of(String state) {
        return new StateVersionException("State " + state + ": " + getMessage());
    }
}
