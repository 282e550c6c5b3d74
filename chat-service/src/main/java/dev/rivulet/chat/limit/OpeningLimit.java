package dev.rivulet.chat.limit;

import dev.rivulet.chat.user.UserId;
import java.util.concurrent.CompletionStage;

/** Keeps people from opening chats without end. */
@FunctionalInterface
public interface OpeningLimit {

    /** Completes if somebody may open one more chat, else with 429. */
    CompletionStage<Void> requireOpening(UserId user);
}
