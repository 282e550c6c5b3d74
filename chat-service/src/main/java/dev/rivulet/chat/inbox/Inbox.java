package dev.rivulet.chat.inbox;

import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.Messages;
import dev.rivulet.chat.room.Chat;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.room.ChatStore;
import dev.rivulet.chat.room.Membership;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shows people their chats, each with its newest message. Nothing blocks. Thread-safe. */
@ApplicationScoped
class Inbox {
    private final ChatStore chats;
    private final Membership membership;
    private final Messages messages;

    Inbox(ChatStore chats, Membership membership, Messages messages) {
        this.chats = chats;
        this.membership = membership;
        this.messages = messages;
    }

    record Entry(Chat chat, Optional<Message> newest) {
        private Instant activity() {
            return newest.map(message -> message.id().sentAt()).orElse(chat.createdAt());
        }
    }

    /** One chat, for a member of it. */
    CompletionStage<Entry> entry(ChatId id, UserId caller) {
        return membership
                .require(id, caller)
                .thenCompose(member -> entry(id))
                .thenApply(entry ->
                        entry.orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such chat")));
    }

    /** All chats of a user, the one with the latest activity first. */
    CompletionStage<List<Entry>> of(UserId user) {
        return chats.ofUser(user).thenCompose(ids -> {
            List<CompletableFuture<Optional<Entry>>> entries =
                    ids.stream().map(id -> entry(id).toCompletableFuture()).toList();
            return CompletableFuture.allOf(entries.toArray(CompletableFuture[]::new))
                    .thenApply(all -> entries.stream()
                            .flatMap(entry -> entry.join().stream())
                            .sorted(Comparator.comparing(Entry::activity).reversed())
                            .toList());
        });
    }

    private CompletionStage<Optional<Entry>> entry(ChatId id) {
        return chats.find(id)
                .thenCombine(
                        messages.before(id, Optional.empty(), 1),
                        (chat, newest) ->
                                chat.map(c -> new Entry(c, newest.stream().findFirst())));
    }
}
