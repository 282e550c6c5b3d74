package dev.rivulet.aggregator.window;

import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.events.MessageOrder;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** The messages of one chat that wait for their window to end, each once and in its latest revision. */
public final class PendingBatch {

    private final TreeMap<UUID, DecodedRecord.Message> messages = new TreeMap<>(MessageOrder.BY_ID);
    private final UUID chatId;
    private int bytes;
    private int arrivals;

    public PendingBatch(DecodedRecord.ChatMessages first) {
        chatId = first.chatId();
        add(first);
    }

    public void add(DecodedRecord.ChatMessages more) {
        more.messages().forEach(this::add);
        arrivals++;
    }

    private void add(DecodedRecord.Message message) {
        DecodedRecord.Message held = messages.get(message.messageId());
        if (held == null || message.revision() > held.revision()) {
            messages.put(message.messageId(), message);
            bytes += message.json().length - (held == null ? 0 : held.json().length);
        }
    }

    public UUID chatId() {
        return chatId;
    }

    /** Whether nothing has joined since the batch was opened. */
    boolean isNew() {
        return arrivals == 1;
    }

    public int size() {
        return messages.size();
    }

    public int bytes() {
        return bytes;
    }

    /** The distinct traces of the messages, the oldest message's first. */
    public List<String> traces() {
        return messages.values().stream()
                .map(DecodedRecord.Message::trace)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    public UUID firstId() {
        return messages.firstKey();
    }

    public UUID lastId() {
        return messages.lastKey();
    }

    /** Oldest first, each id once, in its latest revision. */
    public Collection<DecodedRecord.Message> messages() {
        return messages.values();
    }
}
