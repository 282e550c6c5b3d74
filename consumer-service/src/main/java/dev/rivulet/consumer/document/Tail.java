package dev.rivulet.consumer.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The last messages of a chat, oldest first, without a hole, each in its latest revision.
 *
 * <p>Merging is idempotent and independent of the order of arrival: the newest of all messages stay, and {@code
 * previousId} is the newest that did not. A message older than that does not come back, because it would leave a hole
 * behind it; history has it, and {@link OutOfOrderUpdates} announces it. Only changes in the size of messages can make
 * their number depend on the order.
 *
 * @param previousId the message just before the tail; null at the beginning of the chat
 */
public record Tail(List<MessageEvent> messages, UUID previousId) {

    public static final int MAX_MESSAGES = 50;
    /** A document may have 1 MiB, and each write sends it to every member. */
    public static final int MAX_BYTES = 200 * 1024;

    public static final Tail EMPTY = new Tail(List.of(), null);

    /** What Firestore counts for an entry besides its texts: field names, ids and times, rounded up. */
    private static final int BYTES_BESIDES_TEXT = 320;

    private static final int BYTES_OF_A_REACTORS_ID = 37;

    public Tail {
        messages = List.copyOf(messages);
    }

    public Tail merge(Collection<MessageEvent> updates) {
        TreeMap<UUID, MessageEvent> merged = byId();
        boolean changed = false;
        for (MessageEvent message : updates) {
            if (isYoungerThanPrevious(message)) {
                changed |= merged.merge(message.messageId(), message, MessageEvent::orNewer) == message;
            }
        }
        return changed ? newest(merged) : this;
    }

    /** The updates that are missing here or are later revisions; each message once, oldest first. */
    List<MessageEvent> newMessages(Collection<MessageEvent> updates) {
        TreeMap<UUID, MessageEvent> known = byId();
        var newMessages = new TreeMap<UUID, MessageEvent>(MessageOrder.BY_ID);
        for (MessageEvent message : updates) {
            MessageEvent held = known.get(message.messageId());
            if (held == null || message.revision() > held.revision()) {
                newMessages.merge(message.messageId(), message, MessageEvent::orNewer);
            }
        }
        return List.copyOf(newMessages.values());
    }

    /** Whether the message comes after the whole tail, where readers look for new ones. */
    boolean precedes(MessageEvent message) {
        return isEmpty() || MessageOrder.BY_ID.compare(message.messageId(), newest().messageId()) > 0;
    }

    private TreeMap<UUID, MessageEvent> byId() {
        var byId = new TreeMap<UUID, MessageEvent>(MessageOrder.BY_ID);
        messages.forEach(message -> byId.put(message.messageId(), message));
        return byId;
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
            if (!kept.isEmpty() && (kept.size() == MAX_MESSAGES || bytes > MAX_BYTES)) {
                Collections.reverse(kept);
                return new Tail(kept, message.messageId());
            }
            kept.add(message);
        }
        return new Tail(List.copyOf(merged.values()), previousId);
    }

    Tail withoutNamesOf(Set<UUID> deletedMemberIds) {
        return deletedMemberIds.isEmpty() ? this : new Tail(withoutNamesOf(deletedMemberIds, messages), previousId);
    }

    static List<MessageEvent> withoutNamesOf(Set<UUID> deletedMemberIds, List<MessageEvent> messages) {
        return messages.stream()
                .map(message -> deletedMemberIds.contains(message.fromUser()) ? message.withFromName("") : message)
                .toList();
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

    static int bytesOf(MessageEvent message) {
        int reactions = message.reactions().values().stream()
                .mapToInt(emoji -> utf8(emoji) + BYTES_OF_A_REACTORS_ID)
                .sum();
        return utf8(message.body()) + utf8(message.fromName()) + reactions + BYTES_BESIDES_TEXT;
    }

    private static int utf8(String text) {
        return text.getBytes(UTF_8).length + 1;
    }
}
