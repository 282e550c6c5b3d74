package dev.rivulet.torture.run;

import dev.rivulet.torture.ledger.Evidence;
import dev.rivulet.torture.ledger.RecordPosition;
import dev.rivulet.torture.ledger.Violation;
import dev.rivulet.torture.ledger.WatcherView;
import dev.rivulet.torture.watch.DocumentLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Traces one message through the system, to find where it was lost. */
final class MessageTrace {

    private static final int MOST = 6;

    private MessageTrace() {}

    static List<String> of(Violation violation, Evidence evidence, DocumentLog documents) {
        UUID id = violation.message();
        List<String> way = new ArrayList<>();
        evidence.acknowledged().stream()
                .filter(entry -> entry.id().equals(id))
                .forEach(entry -> way.add("acknowledged  " + entry));
        evidence.histories().getOrDefault(violation.chat(), List.of()).stream()
                .filter(message -> message.messageId().equals(id))
                .forEach(message -> way.add("history       " + message));
        places(evidence.onMessages(), id, way);
        places(evidence.onBatches(), id, way);
        documents.of(id, MOST).forEach(line -> way.add("document      " + line));
        for (WatcherView view : evidence.views()) {
            view.changes().stream()
                    .filter(change -> change.message().equals(id))
                    .limit(MOST)
                    .forEach(change -> way.add("shown         to " + view.watcher() + " " + change));
        }
        return way;
    }

    private static void places(Map<UUID, List<RecordPosition>> places, UUID id, List<String> way) {
        places.getOrDefault(id, List.of()).stream().limit(MOST).forEach(place -> way.add("record        " + place));
    }
}
