package dev.rivulet.auth.ratelimit;

import io.github.bucket4j.Bucket;
import java.util.ArrayList;
import java.util.List;

/**
 * A try that is under way. It counts as failed from its beginning, so that a hundred at the same moment are a hundred;
 * {@link #close} takes that back unless {@link #failed} was called: what ends with a success, or with a fault of ours,
 * does not count. Used by one thread.
 */
public final class ChargedAttempt implements AutoCloseable {
    private final List<Runnable> returns = new ArrayList<>();

    void took(Bucket bucket, int tokens) {
        returns.add(() -> bucket.addTokens(tokens));
    }

    /** The caller got it wrong: what was taken stays taken. */
    public void failed() {
        returns.clear();
    }

    @Override
    public void close() {
        returns.forEach(Runnable::run);
        returns.clear();
    }
}
