package dev.rivulet.torture.proxy;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Decides which Firestore calls fail. Deterministic by seed. */
public final class FaultPolicy {

    /** Unavailable, exhausted (429), contended, too slow. */
    private static final List<Status.Code> ERRORS = List.of(
            Status.Code.UNAVAILABLE,
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.ABORTED,
            Status.Code.DEADLINE_EXCEEDED);

    private static final int LONGEST_DELAY_MILLIS = 1_500;

    private final Random random;
    private int percent;
    private long badUntil;

    public FaultPolicy(long seed) {
        random = new Random(seed);
    }

    /** Makes a percentage of calls fail for a while. */
    public synchronized void turnBad(int callsInHundred, Duration duration) {
        percent = callsInHundred;
        badUntil = System.nanoTime() + duration.toNanos();
    }

    public synchronized void clear() {
        percent = 0;
    }

    synchronized CallFault next() {
        if (percent == 0 || System.nanoTime() - badUntil > 0 || random.nextInt(100) >= percent) {
            return CallFault.TRUTH;
        }
        Status.Code error = ERRORS.get(random.nextInt(ERRORS.size()));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> CallFault.refused(error);
            case 3, 4, 5 -> CallFault.lie(error);
            case 6 -> CallFault.late(Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS)));
            default -> CallFault.silence();
        };
    }
}
