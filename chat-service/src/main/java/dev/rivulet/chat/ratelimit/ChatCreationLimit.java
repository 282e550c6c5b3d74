package dev.rivulet.chat.ratelimit;

import dev.rivulet.chat.user.UserId;
import java.util.concurrent.CompletionStage;

@FunctionalInterface
public interface ChatCreationLimit {

    CompletionStage<Void> requireOpening(UserId user);
}
