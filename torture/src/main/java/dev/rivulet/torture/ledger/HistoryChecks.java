package dev.rivulet.torture.ledger;

import static dev.rivulet.torture.ledger.Violation.Kind.HISTORY_DIFFERS;
import static dev.rivulet.torture.ledger.Violation.Kind.HISTORY_OUT_OF_ORDER;
import static dev.rivulet.torture.ledger.Violation.Kind.LOST_FROM_HISTORY;
import static dev.rivulet.torture.ledger.Violation.Kind.SENT_ONCE_STORED_TWICE;
import static dev.rivulet.torture.ledger.Violation.Kind.TWICE_IN_HISTORY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.MessageOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Every acknowledged message is in history exactly once, in order, in its acknowledged state. */
final class HistoryChecks {

    private HistoryChecks() {}

    static Stream<Violation> violations(Evidence evidence) {
        return Stream.concat(
                evidence.acknowledged().stream().collect(groupingBy(AcknowledgedMessage::chat)).entrySet().stream()
                        .flatMap(chat -> kept(
                                chat.getKey(),
                                chat.getValue(),
                                evidence.histories().getOrDefault(chat.getKey(), List.of()))
                                .stream()),
                evidence.histories().entrySet().stream()
                        .flatMap(chat -> ordered(chat.getKey(), chat.getValue()).stream()));
    }

    private static List<Violation> kept(UUID chat, List<AcknowledgedMessage> acknowledged, List<MessageEvent> history) {
        List<Violation> found = new ArrayList<>();
        Map<UUID, MessageEvent> byId = history.stream().collect(toMap(MessageEvent::messageId, m -> m, (a, b) -> a));
        for (AcknowledgedMessage entry : acknowledged) {
            MessageEvent stored = byId.remove(entry.id());
            if (stored == null) {
                found.add(new Violation(LOST_FROM_HISTORY, chat, entry.id(), "acknowledged at " + entry.at()));
            } else if (!entry.isLike(stored)) {
                found.add(new Violation(HISTORY_DIFFERS, chat, entry.id(), "promised " + entry + ", is " + stored));
            }
        }
        // All sends were acknowledged in the end, so an unacknowledged message is a duplicate of an acknowledged one.
        byId.values()
                .forEach(stray -> found.add(new Violation(
                        SENT_ONCE_STORED_TWICE,
                        chat,
                        stray.messageId(),
                        "nobody was answered with this id: " + stray)));
        return found;
    }

    private static List<Violation> ordered(UUID chat, List<MessageEvent> history) {
        List<Violation> found = new ArrayList<>();
        for (int i = 1; i < history.size(); i++) {
            UUID id = history.get(i).messageId();
            UUID before = history.get(i - 1).messageId();
            int order = MessageOrder.BY_ID.compare(before, id);
            if (order == 0) {
                found.add(new Violation(TWICE_IN_HISTORY, chat, id, "at " + (i - 1) + " and " + i));
            } else if (order > 0) {
                found.add(new Violation(HISTORY_OUT_OF_ORDER, chat, id, "comes after " + before));
            }
        }
        return found;
    }
}
