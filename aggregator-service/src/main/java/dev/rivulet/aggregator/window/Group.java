package dev.rivulet.aggregator.window;

import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** The messages of one chat that wait for their window to end. A message that is read twice is held once. */
final class Group {

    private final TreeMap<UUID, MessageEvent> messages = new TreeMap<>(MessageOrder.BY_ID);
    private final UUID chatId;
    private int bytes;

    Group(Received.Message first) {
        chatId = first.event().chatId();
        add(first);
    }

    void add(Received.Message message) {
        if (messages.putIfAbsent(message.event().messageId(), message.event()) == null) {
            bytes += message.bytes();
        }
    }

    UUID chatId() {
        return chatId;
    }

    int size() {
        return messages.size();
    }

    int bytes() {
        return bytes;
    }

    BatchEvent toBatch() {
        return new BatchEvent(chatId, List.copyOf(messages.values()), messages.firstKey(), messages.lastKey());
    }
}
