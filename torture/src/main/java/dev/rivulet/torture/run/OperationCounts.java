package dev.rivulet.torture.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rivulet.torture.api.ApiResponse;
import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.OperationCount;
import dev.rivulet.torture.proxy.BilledOperations;
import dev.rivulet.torture.stack.ManagedProcess;
import dev.rivulet.torture.stack.TortureStack;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares each consumer-service's meter with its proxy's count since the process started: a killed process loses its
 * figures, so the proxy restarts its count with the next.
 */
final class OperationCounts {

    private OperationCounts() {}

    static List<OperationCount> of(TortureStack stack, TestUser asking) throws InterruptedException {
        List<OperationCount> bills = new ArrayList<>();
        for (ManagedProcess consumer : stack.named("consumer-service")) {
            BilledOperations tally = stack.tally(consumer.name());
            // The audit runs even in an idle system: the meter's figure lies between these two.
            BilledOperations.Count leastWrites = tally.writes();
            BilledOperations.Count leastReads = tally.reads();
            ApiResponse answer = asking.get(consumer.address() + "/api/v1/meter");
            JsonNode total = answer.ok() ? answer.body().path("total") : null;
            bills.add(new OperationCount(
                    consumer.name(),
                    leastWrites.least(),
                    tally.writes().most(),
                    leastReads.least(),
                    tally.reads().most(),
                    total == null ? null : total.path("writes").asLong(),
                    total == null ? null : total.path("reads").asLong()));
        }
        return bills;
    }
}
