package dev.rivulet.torture.ledger;

import static dev.rivulet.torture.ledger.Violation.Kind.LATE_DIFFERS;
import static dev.rivulet.torture.ledger.Violation.Kind.PREVIOUS_DIFFERS;
import static dev.rivulet.torture.ledger.Violation.Kind.RING_DIFFERS;

import dev.rivulet.events.MessageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Every document is the end of its chat's history, says what comes before it, and numbers what came late in the order
 * of its coming.
 */
final class DocumentChecks {

    private DocumentChecks() {}

    static Stream<Violation> violations(Evidence evidence) {
        return evidence.histories().entrySet().stream().flatMap(chat -> {
            List<DocumentRecord> rings = evidence.rings().stream()
                    .filter(ring -> ring.chat().equals(chat.getKey()))
                    .toList();
            return rings.isEmpty()
                    ? Stream.of(new Violation(RING_DIFFERS, chat.getKey(), null, "there is no document"))
                    : rings.stream().flatMap(ring -> violations(ring, chat.getValue()).stream());
        });
    }

    private static List<Violation> violations(DocumentRecord ring, List<MessageEvent> history) {
        List<Violation> found = new ArrayList<>();
        int from = history.size() - ring.tail().size();
        if (from < 0 || (ring.tail().isEmpty() && !history.isEmpty())) {
            found.add(new Violation(
                    RING_DIFFERS,
                    ring.chat(),
                    null,
                    "%d messages in the tail, %d in history"
                            .formatted(ring.tail().size(), history.size())));
            return found;
        }
        for (int i = 0; i < ring.tail().size(); i++) {
            MessageEvent stored = history.get(from + i);
            if (!MessageContent.same(ring.tail().get(i), stored)) {
                found.add(new Violation(
                        RING_DIFFERS,
                        ring.chat(),
                        stored.messageId(),
                        "at " + i + " the tail has " + ring.tail().get(i) + ", history " + stored));
                return found;
            }
        }
        UUID previous = from == 0 ? null : history.get(from - 1).messageId();
        if (!Objects.equals(previous, ring.previousId())) {
            found.add(new Violation(
                    PREVIOUS_DIFFERS, ring.chat(), previous, "previous_id is " + ring.previousId() + ", not this"));
        }
        late(ring, found);
        return found;
    }

    private static void late(DocumentRecord ring, List<Violation> found) {
        for (int i = 1; i < ring.late().size(); i++) {
            if (ring.late().get(i).seq() <= ring.late().get(i - 1).seq()) {
                found.add(new Violation(
                        LATE_DIFFERS,
                        ring.chat(),
                        ring.late().get(i).message().messageId(),
                        "its number does not grow"));
            }
        }
        if (!ring.late().isEmpty()
                && !Objects.equals(
                        ring.lateSeq(), ring.late().get(ring.late().size() - 1).seq())) {
            found.add(new Violation(LATE_DIFFERS, ring.chat(), null, "late_seq is " + ring.lateSeq()));
        }
    }
}
