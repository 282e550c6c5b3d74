package dev.rivulet.chat.history;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

final class InMemoryMessages implements Messages {
    private final ConcurrentHashMap<ChatId, NavigableMap<MessageId, Message>> chats = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Void> append(Message message) {
        chat(message.chat()).putIfAbsent(message.id(), message);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Optional<Message>> find(ChatId chat, MessageId id) {
        return CompletableFuture.completedStage(Optional.ofNullable(chat(chat).get(id)));
    }

    @Override
    public CompletionStage<List<Message>> before(ChatId chat, Optional<MessageId> id, int quantity) {
        NavigableMap<MessageId, Message> older =
                id.map(end -> chat(chat).headMap(end, false)).orElseGet(() -> chat(chat));
        return CompletableFuture.completedStage(
                older.descendingMap().values().stream().limit(quantity).toList());
    }

    @Override
    public CompletionStage<List<Message>> after(ChatId chat, MessageId id, int quantity) {
        return CompletableFuture.completedStage(chat(chat).tailMap(id, false).values().stream()
                .limit(quantity)
                .sorted(Comparator.comparing(Message::id).reversed())
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    @Override
    public CompletionStage<Boolean> replace(Message now, Message next) {
        AtomicBoolean won = new AtomicBoolean();
        chat(now.chat()).computeIfPresent(now.id(), (id, stored) -> {
            won.set(stored.revision() == now.revision());
            return won.get() ? next : stored;
        });
        return CompletableFuture.completedStage(won.get());
    }

    private NavigableMap<MessageId, Message> chat(ChatId id) {
        return chats.computeIfAbsent(id, chat -> new ConcurrentSkipListMap<>());
    }
}
