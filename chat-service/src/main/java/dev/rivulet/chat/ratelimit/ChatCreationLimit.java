package dev.rivulet.chat.ratelimit;

import dev.rivulet.chat.user.UserId;
import java.util.concurrent.CompletionStage;

/** Keeps people from opening chats without end. */
@FunctionalInterface
public interface ChatCreationLimit {

    /** Completes if somebody may open one more chat, else with 429. */
    CompletionStage<Void> requireOpening(UserId user);
}
