package dev.rivulet.torture.ledger;

import static dev.rivulet.torture.ledger.Evidences.CHAT;
import static dev.rivulet.torture.ledger.Evidences.change;
import static dev.rivulet.torture.ledger.Evidences.id;
import static dev.rivulet.torture.ledger.Evidences.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.torture.ledger.Violation.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Falsifies the evidence once for each kind of violation. */
class AllChecksTest {

    private final Evidences run = Evidences.ofAGoodRun();

    @Test
    void aGoodRunHasNone() {
        assertThat(run.violations()).isEmpty();
    }

    @Test
    void aLostMessage() {
        run.history.remove(0);
        assertThat(kinds()).contains(Kind.LOST_FROM_HISTORY);
    }

    @Test
    void aMessageThatIsStoredTwiceUnderOneId() {
        run.history.add(1, run.history.get(0));
        assertThat(kinds()).contains(Kind.TWICE_IN_HISTORY);
    }

    @Test
    void aRetryThatBecameASecondMessage() {
        run.history.add(message(3, "message 2"));
        assertThat(kinds()).contains(Kind.SENT_ONCE_STORED_TWICE);
    }

    @Test
    void aHistoryOutOfOrder() {
        Collections.swap(run.history, 0, 1);
        assertThat(kinds()).contains(Kind.HISTORY_OUT_OF_ORDER);
    }

    @Test
    void aLostEdit() {
        run.acknowledged.set(1, run.acknowledged.get(1).with("edited"));
        assertThat(kinds()).containsExactly(Kind.HISTORY_DIFFERS);
    }

    @Test
    void aDeletionThatWasUndone() {
        run.acknowledged.set(1, run.acknowledged.get(1).asDeleted());
        assertThat(kinds()).containsExactly(Kind.HISTORY_DIFFERS);
    }

    @Test
    void aLostReaction() {
        run.acknowledged.set(1, run.acknowledged.get(1).with(Map.of(Evidences.ANN, "👍")));
        assertThat(kinds()).containsExactly(Kind.HISTORY_DIFFERS);
    }

    @Test
    void aMessageThatWasNeverPublished() {
        run.onMessages.remove(id(0));
        assertThat(kinds()).containsExactly(Kind.NOT_ON_MESSAGES);
    }

    @Test
    void aMessageThatNoBatchHas() {
        run.onBatches.remove(id(0));
        assertThat(kinds()).containsExactly(Kind.NOT_ON_BATCHES);
    }

    @Test
    void aChangeThatNoBatchHas() {
        run.history.set(0, message(0, "message 0", 1));
        run.shown.set(0, message(0, "message 0", 1));
        assertThat(kinds()).containsExactly(Kind.NOT_ON_MESSAGES, Kind.NOT_ON_BATCHES);
    }

    @Test
    void aMessageThatAWatcherMisses() {
        run.shown.remove(1);
        assertThat(kinds()).containsExactly(Kind.NOT_SHOWN);
    }

    @Test
    void aMessageThatIsNowhereElse() {
        run.shown.add(message(3, "message 3"));
        assertThat(kinds()).containsExactly(Kind.SHOWN_FROM_NOWHERE);
    }

    @Test
    void aMessageThatStandsThereTwice() {
        run.shown.add(run.shown.get(2));
        assertThat(kinds()).contains(Kind.SHOWN_TWICE);
    }

    @Test
    void aMessageThatCameTwice() {
        run.changes.add(change(id(0), 0, true));
        assertThat(kinds()).containsExactly(Kind.SHOWN_TWICE);
    }

    @Test
    void aViewOutOfOrder() {
        Collections.swap(run.shown, 0, 2);
        assertThat(kinds()).containsExactly(Kind.SHOWN_OUT_OF_ORDER);
    }

    @Test
    void anOldText() {
        run.shown.set(2, message(2, "something else"));
        assertThat(kinds()).containsExactly(Kind.SHOWN_DIFFERS);
    }

    @Test
    void aStateThatWentBack() {
        run.changes.add(change(id(0), 2, false));
        run.changes.add(change(id(0), 1, false));
        assertThat(kinds()).containsExactly(Kind.SHOWN_BACKWARDS);
    }

    @Test
    void aMissingDocument() {
        run.documents.clear();
        assertThat(kinds()).containsExactly(Kind.RING_DIFFERS);
    }

    @Test
    void aTailWithAHole() {
        document(new DocumentRecord(CHAT, List.of(run.history.get(0), run.history.get(2)), null, List.of(), 7L));
        assertThat(kinds()).containsExactly(Kind.RING_DIFFERS);
    }

    @Test
    void aTailThatEndsTooSoon() {
        document(new DocumentRecord(CHAT, run.history.subList(0, 2), null, List.of(), 7L));
        assertThat(kinds()).containsExactly(Kind.RING_DIFFERS);
    }

    @Test
    void aPreviousIdThatLeavesOneOut() {
        document(new DocumentRecord(CHAT, run.history.subList(2, 3), id(0), List.of(), 7L));
        assertThat(kinds()).containsExactly(Kind.PREVIOUS_DIFFERS);
    }

    @Test
    void aTailThatClaimsToBeTheBeginning() {
        document(new DocumentRecord(CHAT, run.history.subList(1, 3), null, List.of(), 7L));
        assertThat(kinds()).containsExactly(Kind.PREVIOUS_DIFFERS);
    }

    @Test
    void aLateNumberThatIsGivenTwice() {
        List<DocumentRecord.Late> late = List.of(late(7), late(7));
        document(new DocumentRecord(CHAT, run.history.subList(1, 3), id(0), late, 7L));
        assertThat(kinds()).containsExactly(Kind.LATE_DIFFERS);
    }

    @Test
    void aLastLateNumberThatIsNotTheLast() {
        document(new DocumentRecord(CHAT, run.history.subList(1, 3), id(0), List.of(late(6)), 7L));
        assertThat(kinds()).containsExactly(Kind.LATE_DIFFERS);
    }

    @Test
    void aMeterThatCountsTooMuchOrTooLittle() {
        run.bills.add(new OperationCount("too many writes", 3, 4, 1, 1, 5L, 1L));
        run.bills.add(new OperationCount("too few writes", 3, 4, 1, 1, 2L, 1L));
        run.bills.add(new OperationCount("too many reads", 3, 4, 1, 1, 4L, 2L));
        run.bills.add(new OperationCount("no meter", 3, 4, 1, 1, null, null));
        assertThat(kinds()).containsExactly(Kind.METER_DIFFERS, Kind.METER_DIFFERS, Kind.METER_DIFFERS);
    }

    @Test
    void poisonThatIsNotPutAside() {
        run.dead.clear();
        assertThat(kinds()).containsExactly(Kind.POISON_VANISHED);
    }

    private void document(DocumentRecord document) {
        run.documents.set(0, document);
    }

    private static DocumentRecord.Late late(long seq) {
        return new DocumentRecord.Late(seq, message(0, "message 0"));
    }

    private List<Kind> kinds() {
        return run.violations().stream().map(Violation::kind).toList();
    }
}
