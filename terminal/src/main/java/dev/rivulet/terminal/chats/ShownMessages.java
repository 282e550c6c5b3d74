package dev.rivulet.terminal.chats;

import dev.rivulet.client.messages.ChatMessage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The messages of one chat that were shown, numbered in the order of appearance. Not thread-safe. */
public final class ShownMessages {
    private final Map<UUID, ChatMessage> messages = new HashMap<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private UUID older;
    private UUID newest;

    /** How a received state relates to what was shown. */
    public enum News {
        MESSAGE,
        CHANGE,
        NOTHING
    }

    /** Takes a message of the stream, or one just sent. */
    public News take(ChatMessage message) {
        ChatMessage known = messages.get(message.messageId());
        if (known != null && known.revision() >= message.revision()) {
            return News.NOTHING;
        }
        messages.put(message.messageId(), message);
        if (known != null) {
            return News.CHANGE;
        }
        numbers.put(message.messageId(), numbers.size() + 1);
        return News.MESSAGE;
    }

    public void setOlder(UUID cursor) {
        older = cursor;
    }

    /** Where the history before all shown messages begins; empty at the beginning of the chat. */
    public Optional<UUID> older() {
        return Optional.ofNullable(older);
    }

    public void setNewest(UUID message) {
        newest = message;
    }

    public Optional<UUID> newest() {
        return Optional.ofNullable(newest);
    }

    /** 0 if it was not shown. */
    public int number(UUID message) {
        return message == null ? 0 : numbers.getOrDefault(message, 0);
    }

    public Optional<ChatMessage> numbered(int number) {
        return last(message -> number(message.messageId()) == number);
    }

    /** The last one that fulfils a condition and is not deleted. */
    public Optional<ChatMessage> last(Predicate<ChatMessage> condition) {
        return messages.values().stream()
                .filter(message -> !message.isDeleted())
                .filter(condition)
                .max(Comparator.comparing(ChatMessage::sentAt));
    }
}
