package dev.rivulet.chat.chats;

import dev.rivulet.chat.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps chats, and what is derived from them: who is in a chat, and the chats of a person. The chat itself is changed
 * by compare-and-set; what is derived goes by {@link ChatChange#micros()}, so that in whatever order it is written, and
 * however often, the latest change stands. Nothing blocks; failures arrive in the stages. Thread-safe.
 */
public interface ChatStore {

    /** What became of a claim: the chat is new, was there already, or was there by another wish. */
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
     * @return whether it did; false also when that is not known: look again
     */
    CompletionStage<Boolean> replace(Chat current, Chat next);

    /** Lets nobody in any more who left with the chat's last change. */
    CompletionStage<Void> withdraw(Chat chat);

    /** Lets those in who came with the chat's last change, and brings the lists of chats up to date. */
    CompletionStage<Void> admit(Chat chat);

    /** Remembers that the chat's last change is propagated. */
    CompletionStage<Void> propagated(Chat chat);

    CompletionStage<Boolean> isMember(ChatId chat, UserId user);

    /** Where somebody sits in one chat. */
    CompletionStage<Optional<UserChat>> userChat(UserId user, ChatId chat);

    /** The chats that somebody is or was in, in no order. */
    CompletionStage<List<UserChat>> userChats(UserId user);
}
