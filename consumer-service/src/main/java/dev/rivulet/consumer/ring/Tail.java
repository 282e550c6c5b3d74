package dev.rivulet.consumer.ring;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The last messages of a chat, oldest first, without a hole.
 *
 * <p>Merging is idempotent and does not depend on the order in which messages arrive: what stays is the newest of all
 * that ever came, and {@code previousId} is the newest that did not stay. A message that is older than that does not
 * come back, since the tail would have a hole behind it; it is in history.
 *
 * @param previousId the message just before the tail, null at the beginning of the chat
 */
public record Tail(List<MessageEvent> messages, UUID previousId) {

    public static final int MOST_MESSAGES = 50;
    /** A document may have 1 MiB, and every member's browser gets it again with every write. */
    public static final int MOST_BYTES = 200 * 1024;

    public static final Tail EMPTY = new Tail(List.of(), null);

    /** What Firestore counts for one entry besides its texts: names of fields, ids, time, rounded up. */
    private static final int BYTES_BESIDES_TEXT = 200;

    public Tail {
        messages = List.copyOf(messages);
    }

    public Tail merge(Collection<MessageEvent> arrived) {
        var merged = new TreeMap<UUID, MessageEvent>(MessageOrder.BY_ID);
        messages.forEach(message -> merged.put(message.messageId(), message));
        int known = merged.size();
        arrived.stream().filter(this::isYoungerThanPrevious).forEach(m -> merged.putIfAbsent(m.messageId(), m));
        return merged.size() == known ? this : newest(merged);
    }

    private boolean isYoungerThanPrevious(MessageEvent message) {
        return previousId == null || MessageOrder.BY_ID.compare(message.messageId(), previousId) > 0;
    }

    private Tail newest(TreeMap<UUID, MessageEvent> merged) {
        List<MessageEvent> kept = new ArrayList<>();
        int bytes = 0;
        for (MessageEvent message : merged.descendingMap().values()) {
            bytes += bytesOf(message);
            // The newest stays in any case, or a chat could come to a stop.
            if (!kept.isEmpty() && (kept.size() == MOST_MESSAGES || bytes > MOST_BYTES)) {
                Collections.reverse(kept);
                return new Tail(kept, message.messageId());
            }
            kept.add(message);
        }
        return new Tail(List.copyOf(merged.values()), previousId);
    }

    public MessageEvent newest() {
        return messages.get(messages.size() - 1);
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public int bytes() {
        return messages.stream().mapToInt(Tail::bytesOf).sum();
    }

    private static int bytesOf(MessageEvent message) {
        return message.body().getBytes(UTF_8).length + message.fromName().getBytes(UTF_8).length + BYTES_BESIDES_TEXT;
    }
}
