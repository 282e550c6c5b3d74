package dev.rivulet.aggregator.window;

import dev.rivulet.events.MessageOrder;
import java.util.Collection;
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
        Received.Message held = messages.get(message.messageId());
        if (held == null || message.revision() > held.revision()) {
            messages.put(message.messageId(), message);
            bytes += message.json().length - (held == null ? 0 : held.json().length);
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

    UUID firstId() {
        return messages.firstKey();
    }

    UUID lastId() {
        return messages.lastKey();
    }

    /** Oldest first, each id once and as it was last. */
    Collection<Received.Message> messages() {
        return messages.values();
    }
}
