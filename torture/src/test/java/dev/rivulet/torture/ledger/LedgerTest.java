package dev.rivulet.torture.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.torture.ledger.Violation.Kind;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final UUID BOB = UUID.fromString("16fd2706-8baf-433b-82eb-8c7fada847da");

    private final Ledger ledger = new Ledger();

    @Test
    void keepsTheLastAcknowledgedState() {
        send(0);
        ledger.edited(Evidences.id(0), "edited");
        ledger.reacted(Evidences.id(0), BOB, "👍");
        ledger.reacted(Evidences.id(0), Evidences.ANN, "🎉");
        ledger.reacted(Evidences.id(0), BOB, null);
        AcknowledgedMessage entry = ledger.acknowledged().get(0);
        assertThat(entry.body()).isEqualTo("edited");
        assertThat(entry.reactions()).isEqualTo(Map.of(Evidences.ANN, "🎉"));
    }

    @Test
    void aDeletionIsTheEnd() {
        send(0);
        ledger.deleted(Evidences.id(0));
        ledger.reacted(Evidences.id(0), BOB, "👍");
        AcknowledgedMessage entry = ledger.acknowledged().get(0);
        assertThat(entry.deleted()).isTrue();
        assertThat(entry.body()).isEmpty();
        assertThat(entry.reactions()).isEmpty();
    }

    @Test
    void twoSendsWithOneIdAreAViolation() {
        send(0);
        send(0);
        assertThat(ledger.broken()).extracting(Violation::kind).containsExactly(Kind.SAME_ID_TWICE);
    }

    @Test
    void refusalsAndMissingAnswersAreViolations() {
        ledger.refused(Evidences.CHAT, "403");
        ledger.neverAnswered(Evidences.CHAT, "503");
        assertThat(ledger.broken()).extracting(Violation::kind).containsExactly(Kind.REFUSED, Kind.NEVER_ACKNOWLEDGED);
    }

    private void send(int number) {
        ledger.sent(Evidences.message(number, "text"), "key", "text");
    }
}
