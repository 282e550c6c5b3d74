package dev.rivulet.client.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a failed request is repeated. Only requests with the same outcome however often they arrive are: reads,
 * replacements, deletions, and those with an idempotency key.
 *
 * @param attempts the maximum number of attempts, at least 1
 * @param firstDelay the upper bound of the first delay; each further one is twice as long
 * @param longestDelay the maximum delay; a service that requests a longer one ends the attempts
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {

    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    /** Outlasts the restart of a service. */
    public static final RetryPolicy PATIENT = new RetryPolicy(6, Duration.ofMillis(200), Duration.ofSeconds(5));

    private static final int MAX_DOUBLINGS = 20;

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
        }
        if (firstDelay.isNegative() || longestDelay.isNegative()) {
            throw new IllegalArgumentException("delays must not be negative");
        }
    }

    /**
     * The delay before the next attempt, at random between zero and the bound, so that clients do not return all at
     * once. Empty if the failure is final.
     *
     * @param made the number of attempts so far
     */
    Optional<Duration> delayAfter(int made, ApiException failure) {
        Duration requested = failure.retryAfter().orElse(Duration.ZERO);
        if (made >= attempts || !failure.isTransient() || requested.compareTo(longestDelay) > 0) {
            return Optional.empty();
        }
        Duration jitter = jittered(made - 1);
        return Optional.of(jitter.compareTo(requested) > 0 ? jitter : requested);
    }

    /** A random delay below {@link #firstDelay} doubled so many times, and below {@link #longestDelay}. */
    public Duration jittered(int doublings) {
        long bound = Math.min(firstDelay.toMillis() << Math.min(doublings, MAX_DOUBLINGS), longestDelay.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
    }
}
