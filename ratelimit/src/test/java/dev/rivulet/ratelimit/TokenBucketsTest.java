package dev.rivulet.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TokenBuckets<String> buckets = new TokenBuckets<>(Rate.parse("5 per 10s"), 100, nanos::get);

    @Test
    void eachKeyHasItsOwnTokensAndTheyRefillEvenly() {
        IntStream.range(0, 5).forEach(i -> assertThat(buckets.take("ann")).isEmpty());
        assertThat(buckets.take("ann")).contains(Duration.ofSeconds(2));
        assertThat(buckets.take("bob")).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(buckets.take("ann")).isEmpty();
        assertThat(buckets.take("ann")).isPresent();
    }

    @Test
    void aTokenThatIsGivenBackCanBeTakenAgain() {
        IntStream.range(0, 5).forEach(i -> buckets.take("ann"));
        buckets.giveBack("ann");
        assertThat(buckets.take("ann")).isEmpty();
    }

    @Test
    void memoryIsBounded() {
        IntStream.range(0, 10_000).forEach(i -> buckets.take("key" + i));
        assertThat(buckets.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void anIdleBucketIsForgottenOnceItWouldBeFull() {
        buckets.take("ann");
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(buckets.size()).isZero();
    }
}
