package dev.rivulet.chat.room;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Guards everything that belongs to a chat. Thread-safe. */
@ApplicationScoped
public class Membership {
    /** How long somebody who was removed by way of another instance may still be taken for a member. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private record Key(ChatId chat, UserId user) {}

    private final ChatStore store;
    private final AsyncCache<Key, Boolean> members =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(KEPT).buildAsync();

    Membership(ChatStore store) {
        this.store = store;
    }

    /**
     * Completes if a user is in a chat; else with 403, the same for a chat that does not exist, so that nobody can find
     * out which do.
     */
    public CompletionStage<Void> require(ChatId chat, UserId user) {
        return isMember(new Key(chat, user)).thenAccept(member -> {
            if (member == null) {
                throw ProblemException.of(ProblemType.NOT_A_MEMBER, "Only members can see this chat");
            }
        });
    }

    private CompletableFuture<Boolean> isMember(Key key) {
        // Only members are remembered, for null is not kept: whoever joins is in at once.
        return members.get(
                key,
                (k, executor) -> store.isMember(k.chat(), k.user())
                        .thenApply(is -> is ? Boolean.TRUE : null)
                        .toCompletableFuture());
    }
}
