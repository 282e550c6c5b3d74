package dev.rivulet.auth.ratelimit;

import io.github.bucket4j.Bucket;
import java.util.ArrayList;
import java.util.List;

/**
 * An attempt that is charged when it starts, so that concurrent attempts count before their outcome is known.
 * {@link #close} refunds it unless {@link #failed} was called: successes and our own faults do not count. Not
 * thread-safe.
 */
public final class ChargedAttempt implements AutoCloseable {
    private final List<Runnable> returns = new ArrayList<>();

    void took(Bucket bucket, int tokens) {
        returns.add(() -> bucket.addTokens(tokens));
    }

    public void failed() {
        returns.clear();
    }

    @Override
    public void close() {
        returns.forEach(Runnable::run);
        returns.clear();
    }
}
