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
record Verdict(When when, Status.Code status, Duration delay) {

    enum When {
        BEFORE,
        AFTER
    }

    static final Verdict TRUTH = new Verdict(When.AFTER, Status.Code.OK, Duration.ZERO);

    static Verdict refused(Status.Code status) {
        return new Verdict(When.BEFORE, status, Duration.ZERO);
    }

    /** It is done, and the caller is told that it is not. */
    static Verdict lie(Status.Code status) {
        return new Verdict(When.AFTER, status, Duration.ZERO);
    }

    /** It is done, and the caller waits in vain. */
    static Verdict silence() {
        return new Verdict(When.AFTER, null, Duration.ZERO);
    }

    static Verdict late(Duration delay) {
        return new Verdict(When.AFTER, Status.Code.OK, delay);
    }

    boolean isRefusal() {
        return when == When.BEFORE;
    }

    boolean isTruth() {
        return status == Status.Code.OK;
    }
}
