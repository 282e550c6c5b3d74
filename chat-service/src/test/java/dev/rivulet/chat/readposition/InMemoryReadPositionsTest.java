package dev.rivulet.chat.readposition;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BinaryOperator;

class InMemoryReadPositionsTest implements ReadPositionsContract {
    private final ReadPositions positions = new InMemoryReadMarks();

    @Override
    public ReadPositions positions() {
        return positions;
    }

    private static final class InMemoryReadMarks implements ReadPositions {
        private final Map<ChatId, Map<UserId, MessageId>> positions = new HashMap<>();

        @Override
        public CompletionStage<Void> put(ChatId chat, UserId reader, MessageId read) {
            positions
                    .computeIfAbsent(chat, id -> new HashMap<>())
                    .merge(reader, read, BinaryOperator.maxBy(Comparator.naturalOrder()));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Map<UserId, MessageId>> of(ChatId chat) {
            return CompletableFuture.completedStage(positions.getOrDefault(chat, Map.of()));
        }
    }
}
