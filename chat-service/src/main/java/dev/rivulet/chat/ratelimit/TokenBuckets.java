package dev.rivulet.chat.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/** A token bucket per key, evicted once it would be full. Thread-safe. */
final class TokenBuckets<K> {
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets;
    private final Bandwidth bandwidth;

    TokenBuckets(Rate rate, int most, Ticker ticker) {
        bandwidth = Bandwidth.builder()
                .capacity(rate.count())
                .refillGreedy(rate.count(), rate.period())
                .build();
        buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(rate.period())
                .ticker(ticker)
                .build();
        time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return ticker.read();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    Optional<Duration> take(K key) {
        var probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    void giveBack(K key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(K key) {
        return buckets.get(
                key,
                k -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(bandwidth)
                        .build());
    }
}
