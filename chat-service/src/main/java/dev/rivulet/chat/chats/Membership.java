package dev.rivulet.chat.chats;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Guards everything that belongs to a chat. Thread-safe. */
@ApplicationScoped
public class Membership {
    /** How long somebody who was removed by way of another instance may still be taken for a member. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    /** @param round goes up when the chat is forgotten: what was asked before then is not found any more */
    private record Key(ChatId chat, UserId user, long round) {}

    private final ChatStore store;
    private final AsyncCache<Key, Boolean> members;
    private final Cache<ChatId, Long> rounds;
    private final AtomicLong round = new AtomicLong();

    @Inject
    Membership(ChatStore store) {
        this(store, Ticker.systemTicker());
    }

    Membership(ChatStore store, Ticker ticker) {
        this.store = store;
        members = Caffeine.newBuilder()
                .maximumSize(100_000)
                .ticker(ticker)
                .expireAfterWrite(KEPT)
                .buildAsync();
        // Longer than any answer is kept or takes, so that none from before comes back.
        rounds = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT.multipliedBy(30))
                .build();
    }

    /**
     * Completes if a user is in a chat; else with 403, the same for a chat that does not exist, so that nobody can find
     * out which do.
     */
    public CompletionStage<Void> require(ChatId chat, UserId user) {
        return isMember(chat, user).thenAccept(member -> {
            if (!member) {
                throw notAMember();
            }
        });
    }

    /** Whether a user is in a chat; somebody who is not any more may still be for two seconds. */
    public CompletionStage<Boolean> isMember(ChatId chat, UserId user) {
        Long since = rounds.getIfPresent(chat);
        return isMember(new Key(chat, user, since == null ? 0 : since)).thenApply(member -> member != null);
    }

    /** Asks anew from now on, because the chat's members have changed. Cheap. */
    public void forget(ChatId chat) {
        rounds.put(chat, round.incrementAndGet());
    }

    public static ProblemException notAMember() {
        return ProblemException.of(ProblemType.NOT_A_MEMBER, "Only members can see this chat");
    }

    private CompletableFuture<Boolean> isMember(Key key) {
        // Only members are remembered, for null is not kept: whoever joins is in at once.
        return members.get(
                key,
                (k, executor) -> store.isMember(k.chat(), k.user())
                        .thenApply(next -> next ? Boolean.TRUE : null)
                        .toCompletableFuture());
    }
}
