package dev.rivulet.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A token bucket per key, in bounded memory. Thread-safe. */
public final class TokenBuckets<K> {
    private final Rate rate;
    private final TimeMeter time;
    private final Bandwidth bandwidth;
    private final Cache<K, Bucket> buckets;

    /**
     * @param maxKeys above it, the buckets used longest ago are forgotten
     * @param nanos the time, from any origin
     */
    public TokenBuckets(Rate rate, int maxKeys, LongSupplier nanos) {
        this.rate = rate;
        time = new NanoTime(nanos);
        bandwidth = Bandwidth.builder()
                .capacity(rate.count())
                .refillGreedy(rate.count(), rate.period())
                .build();
        // A bucket idle for the whole period is full, so it can be evicted.
        buckets = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfterAccess(rate.period())
                .ticker(nanos::getAsLong)
                .build();
    }

    /** Takes a token; if there is none, returns the time until the next. */
    public Optional<Duration> take(K key) {
        var probe = of(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Returns an unused token. */
    public void giveBack(K key) {
        of(key).addTokens(1);
    }

    public Bucket of(K key) {
        return buckets.get(
                key,
                k -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(bandwidth)
                        .build());
    }

    public int capacity() {
        return rate.count();
    }

    /** The number of keys in memory. */
    public long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private record NanoTime(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
