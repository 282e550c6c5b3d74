package dev.rivulet.chat.readposition;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How far people have read. Nothing blocks; failures arrive in the stages. Thread-safe. */
public interface ReadPositions {

    /** Moves somebody's mark forward; leaves it where it is already there or further. */
    CompletionStage<Void> put(ChatId chat, UserId reader, MessageId read);

    /** The last message that everybody has read who has read any, members or not. */
    CompletionStage<Map<UserId, MessageId>> of(ChatId chat);
}
