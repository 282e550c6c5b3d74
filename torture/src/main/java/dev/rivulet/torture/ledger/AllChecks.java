package dev.rivulet.torture.ledger;

import java.util.List;
import java.util.stream.Stream;

/** Compares the evidence with the guarantees. */
public final class AllChecks {

    private AllChecks() {}

    public static List<Violation> violations(Evidence evidence) {
        return Stream.of(
                        HistoryChecks.violations(evidence),
                        TopicChecks.violations(evidence),
                        ViewChecks.violations(evidence),
                        DocumentChecks.violations(evidence),
                        billing(evidence))
                .flatMap(all -> all)
                .toList();
    }

    private static Stream<Violation> billing(Evidence evidence) {
        return evidence.bills().stream()
                .filter(OperationCount::isWrong)
                .map(bill -> new Violation(Violation.Kind.METER_DIFFERS, null, null, bill.toString()));
    }
}
