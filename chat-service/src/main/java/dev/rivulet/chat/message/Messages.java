package dev.rivulet.chat.message;

import dev.rivulet.chat.chats.ChatId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The history of chats. Methods do not block; failures complete the stages. Thread-safe. */
public interface Messages {

    /** Stores a message as it was sent. Idempotent, even if the message was changed meanwhile. */
    CompletionStage<Void> append(Message message);

    CompletionStage<Optional<Message>> find(ChatId chat, MessageId id);

    /** The newest messages before one (or of all), newest first. */
    CompletionStage<List<Message>> before(ChatId chat, Optional<MessageId> id, int quantity);

    /** The oldest messages after one, newest first. */
    CompletionStage<List<Message>> after(ChatId chat, MessageId id, int quantity);

    /**
     * Puts the next revision of a message in place of the one it was made from, whose text is kept where it changes.
     *
     * @return whether it was still that one; if not, nothing has changed but what is kept
     */
    CompletionStage<Boolean> replace(Message now, Message next);
}
