package dev.rivulet.auth.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.auth.AuthRate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** A token bucket per key, in bounded memory. Thread-safe. */
final class Buckets {
    private final Cache<String, Bucket> buckets;
    private final AuthRate rate;
    private final TimeMeter time;

    Buckets(AuthRate rate, int remembered, Clock clock) {
        this.rate = rate;
        time = new ClockTime(clock);
        // A bucket idle for the whole period is full, so it can be evicted.
        buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(rate.period())
                .ticker(time::currentTimeNanos)
                .build();
    }

    Bucket of(String key) {
        return buckets.get(
                key,
                k -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.period()))
                        .withCustomTimePrecision(time)
                        .build());
    }

    int capacity() {
        return rate.count();
    }

    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
