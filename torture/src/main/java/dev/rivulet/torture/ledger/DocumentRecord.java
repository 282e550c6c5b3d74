package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;

/**
 * The messages of a chat document.
 * @param previousId null at the beginning of the chat
 * @param late messages that were not in the tail when they arrived, with their numbers
 * @param lateSeq the last number assigned; null where the document has none
 */
public record DocumentRecord(UUID chat, List<MessageEvent> tail, UUID previousId, List<Late> late, Long lateSeq) {

    public DocumentRecord {
        tail = List.copyOf(tail);
        late = List.copyOf(late);
    }

    public record Late(long seq, MessageEvent message) {}

    public UUID newestId() {
        return tail.isEmpty() ? null : tail.get(tail.size() - 1).messageId();
    }
}
