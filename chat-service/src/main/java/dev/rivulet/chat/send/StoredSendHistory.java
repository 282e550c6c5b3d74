package dev.rivulet.chat.send;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.history.Messages;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.ratelimit.SendHistory;
import dev.rivulet.chat.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

@ApplicationScoped
class StoredSendHistory implements SendHistory {
    private final IdempotencyKeys keys;
    private final Messages messages;

    StoredSendHistory(IdempotencyKeys keys, Messages messages) {
        this.keys = keys;
        this.messages = messages;
    }

    @Override
    public CompletionStage<Boolean> sent(UserId from, String key) {
        return keys.isUsed(from, key);
    }

    @Override
    public CompletionStage<List<UserId>> newestSenders(UUID chat, int quantity) {
        return messages.before(new ChatId(chat), Optional.empty(), quantity)
                .thenApply(newest -> newest.stream().map(Message::from).toList());
    }
}
