package dev.rivulet.torture.run;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.ledger.AcknowledgedMessage;
import dev.rivulet.torture.ledger.Evidence;
import dev.rivulet.torture.ledger.WatcherView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class RunReport {

    private RunReport() {}

    static List<String> lines(Evidence evidence) {
        List<Long> delays = delays(evidence);
        return List.of(
                "messages acknowledged   " + evidence.acknowledged().size(),
                "changes acknowledged    " + changed(evidence),
                "records on Kafka        "
                        + evidence.onMessages().values().stream()
                                .mapToInt(List::size)
                                .sum()
                        + " on chat.messages, messages in batches "
                        + evidence.onBatches().values().stream()
                                .mapToInt(List::size)
                                .sum(),
                "came into view by       " + ways(news(evidence)),
                "changed in view by      " + ways(all(evidence).filter(change -> !change.isNew())),
                "ack to shown            p50 " + at(delays, 0.5) + " ms, p99 " + at(delays, 0.99) + " ms",
                "bills                   " + evidence.bills());
    }

    private static long changed(Evidence evidence) {
        return evidence.histories().values().stream()
                .flatMap(List::stream)
                .mapToLong(MessageEvent::revision)
                .sum();
    }

    private static Stream<WatcherView.Change> all(Evidence evidence) {
        return evidence.views().stream().flatMap(view -> view.changes().stream());
    }

    private static Stream<WatcherView.Change> news(Evidence evidence) {
        return all(evidence).filter(WatcherView.Change::isNew);
    }

    private static Map<String, Long> ways(Stream<WatcherView.Change> changes) {
        return changes.collect(Collectors.groupingBy(WatcherView.Change::by, TreeMap::new, Collectors.counting()));
    }

    /** Includes delays caused by faults: not a figure for normal operation. */
    private static List<Long> delays(Evidence evidence) {
        Map<UUID, Instant> acknowledged = evidence.acknowledged().stream()
                .collect(Collectors.toMap(AcknowledgedMessage::id, AcknowledgedMessage::at));
        return news(evidence)
                .filter(change -> acknowledged.containsKey(change.message()))
                .map(change -> Duration.between(acknowledged.get(change.message()), change.at())
                        .toMillis())
                .map(millis -> Math.max(0, millis))
                .sorted()
                .toList();
    }

    private static long at(List<Long> sorted, double quantile) {
        return sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1) * quantile));
    }
}
