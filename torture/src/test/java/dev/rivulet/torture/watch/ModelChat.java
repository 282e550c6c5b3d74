package dev.rivulet.torture.watch;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import dev.rivulet.torture.api.History;
import dev.rivulet.torture.ledger.DocumentRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A minimal model of a chat: its history, and the document built from the published records. */
final class ModelChat implements HistoryPages {

    static final UUID ID = UUID.fromString("7d444840-9dc0-4d11-b245-5ffdce74fad2");
    private static final int TAIL = 4;
    private static final int LATE = 3;
    private static final int PAGE = 3;

    private final TreeMap<UUID, MessageEvent> stored = new TreeMap<>(MessageOrder.BY_ID);
    private final List<MessageEvent> records = new ArrayList<>();
    private TreeMap<UUID, MessageEvent> tail = new TreeMap<>(MessageOrder.BY_ID);
    private UUID previousId;
    private List<DocumentRecord.Late> late = new ArrayList<>();
    private long lateSeq = 1_000;
    private final List<Waiting> waiting = new ArrayList<>();
    private int made;

    /** A record that a rebuild has not reached; live if it was written after the rebuild began. */
    private record Waiting(MessageEvent message, boolean isLive) {}

    /** Stores a message that may be published later. */
    MessageEvent store() {
        MessageEvent message = message(made++, 0, "said");
        stored.put(message.messageId(), message);
        return message;
    }

    MessageEvent edit(int number) {
        UUID id = id(number % made);
        MessageEvent edited = message(number % made, stored.get(id).revision() + 1, "edited");
        stored.put(id, edited);
        return edited;
    }

    void publish(MessageEvent message) {
        records.add(message);
        if (waiting.isEmpty()) {
            take(message, true);
        } else {
            waiting.add(new Waiting(message, true));
        }
    }

    private void take(MessageEvent message, boolean isLive) {
        UUID id = message.messageId();
        // Firestore skips states: a message that is not at the end may have left the tail by the next snapshot.
        if (isLive && !tail.isEmpty() && MessageOrder.BY_ID.compare(id, tail.lastKey()) <= 0) {
            late.add(new DocumentRecord.Late(++lateSeq, message));
            if (late.size() > LATE) {
                late.remove(0);
            }
        }
        if (previousId == null || MessageOrder.BY_ID.compare(id, previousId) > 0) {
            tail.merge(id, message, MessageEvent::orNewer);
            if (tail.size() > TAIL) {
                previousId = tail.pollFirstEntry().getKey();
            }
        }
    }

    /** Loses the document and rebuilds it from the given number of records; the others follow. */
    void loseDocument(int known) {
        tail = new TreeMap<>(MessageOrder.BY_ID);
        previousId = null;
        late = new ArrayList<>();
        lateSeq += 1_000;
        waiting.clear();
        for (int i = 0; i < records.size(); i++) {
            if (i < known) {
                take(records.get(i), false);
            } else {
                waiting.add(new Waiting(records.get(i), false));
            }
        }
    }

    void finishRebuild() {
        waiting.forEach(record -> take(record.message(), record.isLive()));
        waiting.clear();
    }

    DocumentRecord document() {
        return new DocumentRecord(ID, List.copyOf(tail.values()), previousId, late, lateSeq);
    }

    List<MessageEvent> history() {
        return List.copyOf(stored.values());
    }

    int size() {
        return made;
    }

    @Override
    public Optional<History.Page> page(UUID chat, UUID before) {
        Collection<MessageEvent> older = before == null
                ? stored.descendingMap().values()
                : stored.headMap(before, false).descendingMap().values();
        List<MessageEvent> page = older.stream().limit(PAGE).toList();
        boolean isLast = older.size() <= PAGE;
        return Optional.of(
                new History.Page(page, isLast ? null : page.get(page.size() - 1).messageId()));
    }

    static MessageEvent message(int number, long revision, String body) {
        return new MessageEvent(
                id(number),
                ID,
                ID,
                "ann",
                body,
                Instant.EPOCH,
                MessageEvent.SENT,
                revision,
                null,
                null,
                null,
                Map.of());
    }

    static UUID id(int number) {
        return UUID.fromString("%08x-c600-11f0-8000-000000000000".formatted(number));
    }
}
