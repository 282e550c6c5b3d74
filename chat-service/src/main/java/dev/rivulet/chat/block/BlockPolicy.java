package dev.rivulet.chat.block;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.chats.Chat;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.ChatStore;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Keeps users who have blocked one another from writing to each other. Non-blocking and thread-safe. */
@ApplicationScoped
public class BlockPolicy {
    private final ChatStore store;
    private final Blocks blocks;
    /** The members of a direct chat never change. */
    private final AsyncCache<ChatId, List<UserId>> pairs =
            Caffeine.newBuilder().maximumSize(100_000).buildAsync();

    BlockPolicy(ChatStore store, Blocks blocks) {
        this.store = store;
        this.blocks = blocks;
    }

    /** The other user of a direct chat, whether still a member or not; empty for a group. */
    public CompletionStage<Optional<UserId>> otherMember(ChatId chat, UserId one) {
        return !chat.direct()
                ? CompletableFuture.completedStage(Optional.empty())
                : pair(chat)
                        .thenApply(pair ->
                                pair.stream().filter(user -> !user.equals(one)).findFirst());
    }

    /** Whether either user of a direct chat has blocked the other; false for a group. */
    public CompletionStage<Boolean> isBlocked(ChatId chat, UserId member) {
        return otherMember(chat, member)
                .thenCompose(found -> found.map(other -> blocks.eitherBlocked(member, other))
                        .orElseGet(() -> CompletableFuture.completedStage(false)));
    }

    /**
     * Completes if a member may write in the chat; fails with 403 if either user of a direct chat has blocked the
     * other.
     */
    public CompletionStage<Void> require(ChatId chat, UserId from) {
        return isBlocked(chat, from).thenAccept(blocked -> {
            if (blocked) {
                throw ProblemException.of(ProblemType.BLOCKED, "One of you has blocked the other");
            }
        });
    }

    private CompletableFuture<List<UserId>> pair(ChatId chat) {
        return pairs.get(
                        chat,
                        (id, executor) -> store.find(id)
                                .thenApply(found -> found.map(BlockPolicy::users)
                                        .filter(users -> users.size() == 2)
                                        .orElse(null))
                                .toCompletableFuture())
                .thenApply(pair -> pair == null ? List.of() : pair);
    }

    private static List<UserId> users(Chat chat) {
        return Stream.concat(chat.members().stream(), chat.deletedMembers().stream())
                .toList();
    }
}
