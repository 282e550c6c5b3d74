package dev.rivulet.torture.ledger;

import static dev.rivulet.torture.ledger.Violation.Kind.NOT_SHOWN;
import static dev.rivulet.torture.ledger.Violation.Kind.SHOWN_BACKWARDS;
import static dev.rivulet.torture.ledger.Violation.Kind.SHOWN_DIFFERS;
import static dev.rivulet.torture.ledger.Violation.Kind.SHOWN_FROM_NOWHERE;
import static dev.rivulet.torture.ledger.Violation.Kind.SHOWN_OUT_OF_ORDER;
import static dev.rivulet.torture.ledger.Violation.Kind.SHOWN_TWICE;
import static java.util.stream.Collectors.toMap;

import dev.rivulet.events.MessageEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Every watcher ends with exactly history, and every message came into view exactly once. */
final class ViewChecks {

    private ViewChecks() {}

    static Stream<Violation> violations(Evidence evidence) {
        return evidence.views().stream()
                .flatMap(view -> violations(view, evidence.histories().getOrDefault(view.chat(), List.of())).stream());
    }

    private static List<Violation> violations(WatcherView view, List<MessageEvent> history) {
        Report report = new Report(view);
        compare(view, history, report);
        order(view, history, report);
        changes(view, report);
        return report.found;
    }

    private static void compare(WatcherView view, List<MessageEvent> history, Report report) {
        Map<UUID, MessageEvent> stored = history.stream().collect(toMap(MessageEvent::messageId, m -> m, (a, b) -> a));
        Set<UUID> seen = new HashSet<>();
        for (MessageEvent shown : view.end()) {
            MessageEvent message = stored.get(shown.messageId());
            if (!seen.add(shown.messageId())) {
                report.add(SHOWN_TWICE, shown.messageId(), "stands there twice");
            } else if (message == null) {
                report.add(SHOWN_FROM_NOWHERE, shown.messageId(), shown.toString());
            } else if (!MessageContent.same(shown, message)) {
                report.add(SHOWN_DIFFERS, shown.messageId(), "shows " + shown + ", history has " + message);
            }
        }
        stored.keySet().stream()
                .filter(id -> !seen.contains(id))
                .forEach(id -> report.add(NOT_SHOWN, id, "is in history"));
    }

    private static void order(WatcherView view, List<MessageEvent> history, Report report) {
        List<UUID> shown = view.end().stream().map(MessageEvent::messageId).toList();
        List<UUID> stored = history.stream()
                .map(MessageEvent::messageId)
                .filter(new HashSet<>(shown)::contains)
                .toList();
        List<UUID> known =
                shown.stream().filter(new HashSet<>(stored)::contains).toList();
        for (int i = 0; i < Math.min(known.size(), stored.size()); i++) {
            if (!known.get(i).equals(stored.get(i))) {
                report.add(SHOWN_OUT_OF_ORDER, known.get(i), "stands where history has " + stored.get(i));
                return;
            }
        }
    }

    private static void changes(WatcherView view, Report report) {
        Map<UUID, Long> revisions = new HashMap<>();
        for (WatcherView.Change change : view.changes()) {
            Long before = revisions.put(change.message(), change.revision());
            if (change.isNew() && before != null) {
                report.add(SHOWN_TWICE, change.message(), "came again at " + change.at() + " by " + change.by());
            }
            if (before != null && change.revision() < before) {
                report.add(SHOWN_BACKWARDS, change.message(), before + " became " + change.revision());
            }
        }
    }

    private record Report(WatcherView view, List<Violation> found) {

        Report(WatcherView view) {
            this(view, new ArrayList<>());
        }

        void add(Violation.Kind kind, UUID message, String what) {
            found.add(new Violation(kind, view.chat(), message, "for " + view.watcher() + ": " + what));
        }
    }
}
