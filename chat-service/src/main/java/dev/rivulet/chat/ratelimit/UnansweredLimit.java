package dev.rivulet.chat.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.user.UserId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whoever writes to somebody who has never written back may do so a few times only. History tells, so it holds at every
 * instance and after a restart; a count in memory keeps many at the same moment from slipping through. Thread-safe.
 */
final class UnansweredLimit {
    /**
     * So many messages of one person in a row can't have come about unanswered: nobody gets there. (Or they are from
     * before there was a limit, and the two are no strangers.)
     */
    private static final int LOOK_BACK = 50;

    private record Pair(UUID chat, UserId from) {}

    private final int most;
    private final SendHistory past;
    /** Answered once is answered for ever. */
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

    /** Whether one more may go out. */
    CompletionStage<Boolean> allows(UUID chat, UserId from) {
        Pair pair = new Pair(chat, from);
        if (answered.getIfPresent(pair) != null) {
            return CompletableFuture.completedStage(true);
        }
        AtomicInteger sent = underway.get(pair, absent -> new AtomicInteger());
        int before = sent.getAndIncrement();
        return past.newestSenders(chat, LOOK_BACK).thenApply(senders -> {
            if (senders.size() == LOOK_BACK || !senders.stream().allMatch(from::equals)) {
                answered.put(pair, true);
                return true;
            }
            return Math.max(before, senders.size()) < most;
        });
    }
}
