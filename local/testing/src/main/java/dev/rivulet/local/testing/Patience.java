package dev.rivulet.local.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what will come, on a machine that may be busy with something else: only what never comes is a failure. */
public final class Patience {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private Patience() {}

    /** As {@link Awaitility#await()}, but longer. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG_ENOUGH);
    }

    /** @param what is told when it does not come */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LONG_ENOUGH);
    }
}
