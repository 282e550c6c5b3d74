package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The evidence of a correct run, to be falsified in one place at a time. */
final class Evidences {

    static final UUID CHAT = UUID.fromString("7d444840-9dc0-4d11-b245-5ffdce74fad2");
    static final UUID ANN = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final List<AcknowledgedMessage> acknowledged = new ArrayList<>();
    final List<MessageEvent> history = new ArrayList<>();
    final Map<UUID, List<RecordPosition>> onMessages = new HashMap<>();
    final Map<UUID, List<RecordPosition>> onBatches = new HashMap<>();
    final List<MessageEvent> shown = new ArrayList<>();
    final List<WatcherView.Change> changes = new ArrayList<>();
    final List<DocumentRecord> documents = new ArrayList<>();
    final List<OperationCount> bills = new ArrayList<>();
    final List<String> poison = new ArrayList<>();
    final List<String> dead = new ArrayList<>();

    /** Three messages, of which the last two are in the tail. */
    static Evidences ofAGoodRun() {
        Evidences good = new Evidences();
        for (int i = 0; i < 3; i++) {
            good.add(message(i, "message " + i));
        }
        good.documents.add(new DocumentRecord(CHAT, good.history.subList(1, 3), id(0), List.of(), 7L));
        good.bills.add(new OperationCount("consumer-service-1", 3, 4, 1, 1, 3L, 1L));
        good.poison.add("poison");
        good.dead.add("poison");
        return good;
    }

    private void add(MessageEvent message) {
        UUID id = message.messageId();
        acknowledged.add(new AcknowledgedMessage(id, CHAT, ANN, "key", NOON, message.body(), false, Map.of()));
        history.add(message);
        onMessages.put(id, List.of(new RecordPosition("chat.messages", 0, history.size(), NOON, 0)));
        onBatches.put(id, List.of(new RecordPosition("chat.batches", 0, history.size(), NOON, 0)));
        shown.add(message);
        changes.add(change(id, 0, true));
    }

    static WatcherView.Change change(UUID id, long revision, boolean isNew) {
        return new WatcherView.Change(NOON, id, revision, isNew, "tail");
    }

    static MessageEvent message(int number, String body) {
        return message(number, body, 0);
    }

    static MessageEvent message(int number, String body, long revision) {
        return new MessageEvent(
                id(number), CHAT, ANN, "ann", body, NOON, MessageEvent.SENT, revision, null, null, null, Map.of());
    }

    static UUID id(int number) {
        return UUID.fromString("%08x-c600-11f0-8000-000000000000".formatted(number));
    }

    Evidence evidence() {
        return new Evidence(
                acknowledged,
                Map.of(CHAT, history),
                onMessages,
                onBatches,
                List.of(new WatcherView("bob", CHAT, shown, changes)),
                documents,
                bills,
                poison,
                dead);
    }

    List<Violation> violations() {
        return AllChecks.violations(evidence());
    }
}
