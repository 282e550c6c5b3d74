package dev.rivulet.torture.proxy;

import io.grpc.Status;
import java.time.Duration;

/**
 * A fault injected into one call.
 * @param when before the call reaches the emulator, or after the emulator has applied it
 * @param status reported to the caller; OK for the true result, null for no response
 * @param delay how long the call is held back first
 */
record CallFault(When when, Status.Code status, Duration delay) {

    enum When {
        BEFORE,
        AFTER
    }

    static final CallFault TRUTH = new CallFault(When.AFTER, Status.Code.OK, Duration.ZERO);

    static CallFault refused(Status.Code status) {
        return new CallFault(When.BEFORE, status, Duration.ZERO);
    }

    /** The call is applied, but reported as failed. */
    static CallFault lie(Status.Code status) {
        return new CallFault(When.AFTER, status, Duration.ZERO);
    }

    /** The call is applied, but never answered. */
    static CallFault silence() {
        return new CallFault(When.AFTER, null, Duration.ZERO);
    }

    static CallFault late(Duration delay) {
        return new CallFault(When.AFTER, Status.Code.OK, delay);
    }

    boolean isRefusal() {
        return when == When.BEFORE;
    }

    boolean isTruth() {
        return status == Status.Code.OK;
    }
}
