package dev.rivulet.torture.ledger;

import static dev.rivulet.torture.ledger.Violation.Kind.NOT_ON_BATCHES;
import static dev.rivulet.torture.ledger.Violation.Kind.NOT_ON_MESSAGES;
import static dev.rivulet.torture.ledger.Violation.Kind.POISON_VANISHED;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every message passed both topics in its latest state. A watcher that misses a push finds the message in history, so
 * only this check detects a missing push.
 */
final class TopicChecks {

    private TopicChecks() {}

    static Stream<Violation> violations(Evidence evidence) {
        return Stream.of(
                        missing(evidence, evidence.onMessages(), NOT_ON_MESSAGES),
                        missing(evidence, evidence.onBatches(), NOT_ON_BATCHES),
                        evidence.poison().stream()
                                .filter(poison -> !evidence.dead().contains(poison))
                                .map(poison -> new Violation(POISON_VANISHED, null, null, poison)))
                .flatMap(all -> all);
    }

    private static Stream<Violation> missing(
            Evidence evidence, Map<UUID, List<RecordPosition>> places, Violation.Kind kind) {
        return evidence.histories().values().stream()
                .flatMap(List::stream)
                .filter(message -> !isThere(message, places.getOrDefault(message.messageId(), List.of())))
                .map(message -> new Violation(
                        kind, message.chatId(), message.messageId(), "revision " + message.revision() + " is missing"));
    }

    private static boolean isThere(MessageEvent message, List<RecordPosition> places) {
        return places.stream().anyMatch(place -> place.revision() >= message.revision());
    }
}
