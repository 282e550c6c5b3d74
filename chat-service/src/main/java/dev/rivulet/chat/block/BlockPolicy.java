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

/** Keeps people who blocked one another from writing each other. Nothing blocks. Thread-safe. */
@ApplicationScoped
public class BlockPolicy {
    private final ChatStore store;
    private final Blocks blocks;
    /** Whose a direct chat is never changes. */
    private final AsyncCache<ChatId, List<UserId>> pairs =
            Caffeine.newBuilder().maximumSize(100_000).buildAsync();

    BlockPolicy(ChatStore store, Blocks blocks) {
        this.store = store;
        this.blocks = blocks;
    }

    /** The other person of a direct chat, in or gone; nobody in a group. */
    public CompletionStage<Optional<UserId>> otherMember(ChatId chat, UserId one) {
        return !chat.direct()
                ? CompletableFuture.completedStage(Optional.empty())
                : pair(chat)
                        .thenApply(pair -> pair.stream()
                                .filter(person -> !person.equals(one))
                                .findFirst());
    }

    /** Whether one of the two members of a direct chat has blocked the other; never in a group. */
    public CompletionStage<Boolean> isBlocked(ChatId chat, UserId member) {
        return otherMember(chat, member)
                .thenCompose(found -> found.map(other -> blocks.eitherBlocked(member, other))
                        .orElseGet(() -> CompletableFuture.completedStage(false)));
    }

    /** Completes if somebody may write in a chat that they are a member of; 403 where one of two blocked the other. */
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
                                .thenApply(found -> found.map(BlockPolicy::people)
                                        .filter(people -> people.size() == 2)
                                        .orElse(null))
                                .toCompletableFuture())
                .thenApply(pair -> pair == null ? List.of() : pair);
    }

    private static List<UserId> people(Chat chat) {
        return Stream.concat(chat.members().stream(), chat.deletedMembers().stream())
                .toList();
    }
}
