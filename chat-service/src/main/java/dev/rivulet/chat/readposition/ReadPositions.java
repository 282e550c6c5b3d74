package dev.rivulet.chat.readposition;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Read positions. Non-blocking: failures complete the stages. Thread-safe. */
public interface ReadPositions {

    /** Moves a read position forward, never back. */
    CompletionStage<Void> put(ChatId chat, UserId reader, MessageId read);

    /** Read positions by user, of former members too; users who have read nothing are absent. */
    CompletionStage<Map<UserId, MessageId>> of(ChatId chat);
}
