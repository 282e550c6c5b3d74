package dev.rivulet.chat.ratelimit;

import dev.rivulet.chat.user.UserId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What was sent before. */
public interface SendHistory {

    /** Whether somebody has sent a message with this key, at whatever instance. */
    CompletionStage<Boolean> sent(UserId from, String key);

    /** Who wrote the newest messages of a chat, the newest first. */
    CompletionStage<List<UserId>> newestSenders(UUID chat, int quantity);
}
