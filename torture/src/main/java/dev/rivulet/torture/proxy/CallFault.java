package dev.rivulet.torture.proxy;

import io.grpc.Status;
import java.time.Duration;

/**
 * What is done to one call.
 *
 * @param when before it reaches the emulator, or after the emulator did what it asks for
 * @param status what the caller is told; OK where it is told the truth, null where it is told nothing at all
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

    /** It is done, and the caller is told that it is not. */
    static CallFault lie(Status.Code status) {
        return new CallFault(When.AFTER, status, Duration.ZERO);
    }

    /** It is done, and the caller waits in vain. */
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
