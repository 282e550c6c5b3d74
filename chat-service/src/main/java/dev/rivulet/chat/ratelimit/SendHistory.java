package dev.rivulet.chat.ratelimit;

import dev.rivulet.chat.user.UserId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

public interface SendHistory {
    int LOOK_BACK = 50;

    CompletionStage<Boolean> sent(UserId from, String key);

    /** The senders of the newest messages of a chat, newest first. */
    CompletionStage<List<UserId>> newestSenders(UUID chat, int quantity);

    /**
     * Whether both users of a direct chat have written there. A run of {@value #LOOK_BACK} messages of one sender
     * counts as answered: it cannot arise otherwise under the limit of unanswered messages, or predates it.
     */
    default CompletionStage<Boolean> isMutual(UUID chat) {
        return newestSenders(chat, LOOK_BACK)
                .thenApply(senders -> senders.size() == LOOK_BACK
                        || senders.stream().distinct().count() > 1);
    }
}
