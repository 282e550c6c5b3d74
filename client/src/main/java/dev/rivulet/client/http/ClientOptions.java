package dev.rivulet.client.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * @param timeout from the start of one attempt to its complete response; for an event stream, to its beginning
 * @param userAgent shown to the user in the list of sessions
 */
public record ClientOptions(RetryPolicy retries, Duration timeout, String userAgent) {

    public static final ClientOptions DEFAULT =
            new ClientOptions(RetryPolicy.PATIENT, Duration.ofSeconds(15), "rivulet-client");

    public ClientOptions {
        requireNonNull(retries, "retries");
        requireNonNull(userAgent, "userAgent");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, not " + timeout);
        }
    }

    public ClientOptions withRetries(RetryPolicy policy) {
        return new ClientOptions(policy, timeout, userAgent);
    }

    public ClientOptions withTimeout(Duration longest) {
        return new ClientOptions(retries, longest, userAgent);
    }

    public ClientOptions withUserAgent(String name) {
        return new ClientOptions(retries, timeout, name);
    }
}
