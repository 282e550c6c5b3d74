package dev.rivulet.auth;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/** A token bucket, written {@code 30 per 10m}: so many at once, refilled evenly over the period. */
public record AuthRate(int count, Duration period) {

    public AuthRate {
        if (count < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a rate is at least 1 in a positive while");
        }
    }

    public static AuthRate parse(CharSequence text) {
        String[] parts = text.toString().split("\\s+per\\s+", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not like '30 per 10m': " + text);
        }
        return new AuthRate(Integer.parseInt(parts[0].strip()), DurationConverter.parseDuration(parts[1].strip()));
    }
}
