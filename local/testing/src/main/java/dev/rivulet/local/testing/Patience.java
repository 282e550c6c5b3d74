package dev.rivulet.local.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits long enough for a busy machine, so that only what never happens fails. */
public final class Patience {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG_ENOUGH);
    }

    /** @param what names the condition in a failure */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LONG_ENOUGH);
    }
}
