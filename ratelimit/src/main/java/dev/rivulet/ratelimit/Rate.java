package dev.rivulet.ratelimit;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/**
 * A token bucket, written {@code 20 per 10s}: 20 at once, refilled evenly at 2 a second.
 *
 * @param count at least 1
 * @param period positive
 */
public record Rate(int count, Duration period) {

    public Rate {
        if (count < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a rate is at least 1 in a positive period");
        }
    }

    /** Configuration calls this for each value of this type. */
    public static Rate parse(CharSequence text) {
        String[] parts = text.toString().strip().split("\\s+per\\s+", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not like '20 per 10s': " + text);
        }
        return new Rate(Integer.parseInt(parts[0]), DurationConverter.parseDuration(parts[1]));
    }
}
