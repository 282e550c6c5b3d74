package dev.rivulet.chat.history;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The history of chats. Non-blocking: failures complete the stages. Thread-safe. */
public interface Messages {

    /** Stores a new message. Idempotent, even if the message has changed meanwhile. */
    CompletionStage<Void> append(Message message);

    CompletionStage<Optional<Message>> find(ChatId chat, MessageId id);

    CompletionStage<List<Message>> before(ChatId chat, Optional<MessageId> id, int quantity);

    CompletionStage<List<Message>> after(ChatId chat, MessageId id, int quantity);

    /**
     * Replaces a message by its next revision and archives a text that changes.
     *
     * @return false if the stored revision is not that of {@code now}; the message is then unchanged
     */
    CompletionStage<Boolean> replace(Message now, Message next);
}
