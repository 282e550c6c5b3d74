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
        THERE,
        ANOTHER
    }

    /**
     * A chat that somebody is or was in.
     *
     * @param sinceMicros when they came, in microseconds since 1970; 0 where it was not kept
     * @param former whether they are out again
     */
    record Seat(ChatId chat, long sinceMicros, boolean former) {}

    CompletionStage<Optional<Chat>> find(ChatId id);

    /**
     * Makes a chat's own row, which tells who was first. Nobody is in the chat yet.
     *
     * @param wish tells one wish from another where both have the same id
     */
    CompletionStage<Claim> claim(Chat chat, String wish);

    /**
     * Replaces a chat's state, if it is still the one it was.
     *
     * @return whether it did; false also when that is not known: look again
     */
    CompletionStage<Boolean> replace(Chat was, Chat is);

    /** Lets nobody in any more who left with the chat's last change. */
    CompletionStage<Void> withdraw(Chat chat);

    /** Lets those in who came with the chat's last change, and brings the lists of chats up to date. */
    CompletionStage<Void> admit(Chat chat);

    /** Remembers that the chat's last change is settled. */
    CompletionStage<Void> settled(Chat chat);

    CompletionStage<Boolean> isMember(ChatId chat, UserId user);

    /** Where somebody sits in one chat. */
    CompletionStage<Optional<Seat>> seat(UserId user, ChatId chat);

    /** The chats that somebody is or was in, in no order. */
    CompletionStage<List<Seat>> seats(UserId user);
}
