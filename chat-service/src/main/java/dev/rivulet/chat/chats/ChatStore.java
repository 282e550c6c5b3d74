package dev.rivulet.chat.chats;

import dev.rivulet.chat.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Stores chats and two derived tables: the members of a chat and the chats of a user. Chats change by compare-and-set.
 * Derived rows are written with the time {@link ChatChange#micros()}, so the latest change wins in any order of writes.
 * Methods do not block; failures complete the stages. Thread-safe.
 */
public interface ChatStore {

    /** The result of a claim: the chat is new, exists, or exists by a different request. */
    enum Claim {
        NEW,
        EXISTS,
        CONFLICT
    }

    CompletionStage<Optional<Chat>> find(ChatId id);

    /**
     * Creates the chat's row, which decides between concurrent creators. The chat has no members yet.
     *
     * @param requestHash identifies the request, so that two requests for the same id can be told apart
     */
    CompletionStage<Claim> claim(Chat chat, String requestHash);

    /**
     * Replaces a chat's state by compare-and-set.
     *
     * @return whether it did; false also if the outcome is unknown, so read the chat again
     */
    CompletionStage<Boolean> replace(Chat current, Chat next);

    CompletionStage<Void> withdraw(Chat chat);

    CompletionStage<Void> admit(Chat chat);

    CompletionStage<Void> propagated(Chat chat);

    CompletionStage<Boolean> isMember(ChatId chat, UserId user);

    CompletionStage<Optional<UserChat>> userChat(UserId user, ChatId chat);

    CompletionStage<List<UserChat>> userChats(UserId user);
}
