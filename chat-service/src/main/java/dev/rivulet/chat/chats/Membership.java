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

/** Thread-safe. */
@ApplicationScoped
public class Membership {
    /** How long a member who was removed through another instance may still count as one. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    /** @param round increases when the chat is forgotten, which invalidates earlier entries */
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
     * Fails with 403 if the user is not a member of the chat. A chat that does not exist fails alike, so that callers
     * cannot probe for chats.
     */
    public CompletionStage<Void> require(ChatId chat, UserId user) {
        return isMember(chat, user).thenAccept(member -> {
            if (!member) {
                throw notAMember();
            }
        });
    }

    public CompletionStage<Boolean> isMember(ChatId chat, UserId user) {
        Long since = rounds.getIfPresent(chat);
        return isMember(new Key(chat, user, since == null ? 0 : since)).thenApply(member -> member != null);
    }

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
