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
            List<DocumentRecord> documents = evidence.documents().stream()
                    .filter(document -> document.chat().equals(chat.getKey()))
                    .toList();
            return documents.isEmpty()
                    ? Stream.of(new Violation(RING_DIFFERS, chat.getKey(), null, "there is no document"))
                    : documents.stream().flatMap(document -> violations(document, chat.getValue()).stream());
        });
    }

    private static List<Violation> violations(DocumentRecord document, List<MessageEvent> history) {
        List<Violation> found = new ArrayList<>();
        int from = history.size() - document.tail().size();
        if (from < 0 || (document.tail().isEmpty() && !history.isEmpty())) {
            found.add(new Violation(
                    RING_DIFFERS,
                    document.chat(),
                    null,
                    "%d messages in the tail, %d in history"
                            .formatted(document.tail().size(), history.size())));
            return found;
        }
        for (int i = 0; i < document.tail().size(); i++) {
            MessageEvent stored = history.get(from + i);
            if (!MessageContent.same(document.tail().get(i), stored)) {
                found.add(new Violation(
                        RING_DIFFERS,
                        document.chat(),
                        stored.messageId(),
                        "at " + i + " the tail has " + document.tail().get(i) + ", history " + stored));
                return found;
            }
        }
        UUID previous = from == 0 ? null : history.get(from - 1).messageId();
        if (!Objects.equals(previous, document.previousId())) {
            found.add(new Violation(
                    PREVIOUS_DIFFERS,
                    document.chat(),
                    previous,
                    "previous_id is " + document.previousId() + ", not this"));
        }
        late(document, found);
        return found;
    }

    private static void late(DocumentRecord document, List<Violation> found) {
        for (int i = 1; i < document.late().size(); i++) {
            if (document.late().get(i).seq() <= document.late().get(i - 1).seq()) {
                found.add(new Violation(
                        LATE_DIFFERS,
                        document.chat(),
                        document.late().get(i).message().messageId(),
                        "its number does not grow"));
            }
        }
        if (!document.late().isEmpty()
                && !Objects.equals(
                        document.lateSeq(),
                        document.late().get(document.late().size() - 1).seq())) {
            found.add(new Violation(LATE_DIFFERS, document.chat(), null, "late_seq is " + document.lateSeq()));
        }
    }
}
