package dev.rivulet.chat.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.user.UserId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the messages to a user who has never replied. The limit is based on history, so it holds at all instances and
 * after restarts; a count in memory covers concurrent messages. Thread-safe.
 */
final class UnansweredLimit {
    private record Pair(UUID chat, UserId from) {}

    private final int most;
    private final SendHistory past;
    /** Never invalidated: one reply lifts the limit for good. */
    private final Cache<Pair, Boolean> answered;

    private final Cache<Pair, AtomicInteger> underway;

    UnansweredLimit(int most, int remembered, SendHistory past) {
        this.most = most;
        this.past = past;
        answered = Caffeine.newBuilder().maximumSize(remembered).build();
        underway = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterWrite(java.time.Duration.ofMinutes(1))
                .build();
    }

    CompletionStage<Boolean> allows(UUID chat, UserId from) {
        Pair pair = new Pair(chat, from);
        if (answered.getIfPresent(pair) != null) {
            return CompletableFuture.completedStage(true);
        }
        AtomicInteger sent = underway.get(pair, absent -> new AtomicInteger());
        int before = sent.getAndIncrement();
        return past.newestSenders(chat, SendHistory.LOOK_BACK).thenApply(senders -> {
            if (senders.size() == SendHistory.LOOK_BACK || !senders.stream().allMatch(from::equals)) {
                answered.put(pair, true);
                return true;
            }
            return Math.max(before, senders.size()) < most;
        });
    }
}
