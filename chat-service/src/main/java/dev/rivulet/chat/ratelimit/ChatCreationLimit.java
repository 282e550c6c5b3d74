package dev.rivulet.chat.ratelimit;

import dev.rivulet.chat.user.UserId;
import java.util.concurrent.CompletionStage;

@FunctionalInterface
public interface ChatCreationLimit {

    /** Fails with 429 if the user has created too many chats. */
    CompletionStage<Void> requireOpening(UserId user);
}
