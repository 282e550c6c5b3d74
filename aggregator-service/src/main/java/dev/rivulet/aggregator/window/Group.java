package dev.rivulet.aggregator.window;

import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The messages of one chat that wait for their window to end. A message that is read twice, or changes meanwhile, is
 * held once, as it was last.
 */
final class Group {

    private final TreeMap<UUID, Received.Message> messages = new TreeMap<>(MessageOrder.BY_ID);
    private final UUID chatId;
    private int bytes;
    private int arrivals;

    Group(Received.Messages first) {
        chatId = first.chatId();
        add(first);
    }

    void add(Received.Messages more) {
        more.messages().forEach(this::add);
        arrivals++;
    }

    private void add(Received.Message message) {
        Received.Message held = messages.get(message.event().messageId());
        if (held == null || message.event().revision() > held.event().revision()) {
            messages.put(message.event().messageId(), message);
            bytes += message.bytes() - (held == null ? 0 : held.bytes());
        }
    }

    UUID chatId() {
        return chatId;
    }

    /** Whether nothing has joined those that opened it. */
    boolean isNew() {
        return arrivals == 1;
    }

    int size() {
        return messages.size();
    }

    int bytes() {
        return bytes;
    }

    /** The traces that meet here, the oldest message's first. */
    List<String> traces() {
        return messages.values().stream()
                .map(Received.Message::trace)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    BatchEvent toBatch() {
        List<MessageEvent> events =
                messages.values().stream().map(Received.Message::event).toList();
        return new BatchEvent(chatId, events, messages.firstKey(), messages.lastKey());
    }
}
