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
     * Makes a chat's own row, which tells who was first. Nobody is in the chat yet.
     *
     * @param requestHash identifies the request, so that two requests for the same id can be told apart
     */
    CompletionStage<Claim> claim(Chat chat, String requestHash);

    /**
     * Replaces a chat's state, if it is still the one it was.
     *
     * @return whether it did; false also if the outcome is unknown, so read the chat again
     */
    CompletionStage<Boolean> replace(Chat current, Chat next);

    /** Removes the members who left with the last change. */
    CompletionStage<Void> withdraw(Chat chat);

    /** Adds the members who joined with the last change, and updates the lists of chats. */
    CompletionStage<Void> admit(Chat chat);

    /** Records that the last change is propagated. */
    CompletionStage<Void> propagated(Chat chat);

    CompletionStage<Boolean> isMember(ChatId chat, UserId user);

    CompletionStage<Optional<UserChat>> userChat(UserId user, ChatId chat);

    /** The chats that a user is or was a member of, unordered. */
    CompletionStage<List<UserChat>> userChats(UserId user);
}
