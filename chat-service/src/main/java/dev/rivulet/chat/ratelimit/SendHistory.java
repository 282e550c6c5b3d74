package dev.rivulet.chat.ratelimit;

import dev.rivulet.chat.user.UserId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

public interface SendHistory {

    /** Whether a user has sent a message with this key through any instance. */
    CompletionStage<Boolean> sent(UserId from, String key);

    /** The senders of the newest messages of a chat, newest first. */
    CompletionStage<List<UserId>> newestSenders(UUID chat, int quantity);
}
