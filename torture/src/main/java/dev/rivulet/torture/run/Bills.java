package dev.rivulet.torture.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rivulet.torture.api.Answer;
import dev.rivulet.torture.api.Person;
import dev.rivulet.torture.ledger.Bill;
import dev.rivulet.torture.proxy.Tally;
import dev.rivulet.torture.stack.Instance;
import dev.rivulet.torture.stack.TortureStack;
import java.util.ArrayList;
import java.util.List;

/**
 * Each consumer-service's meter beside what its proxy has counted since the process began: a killed one takes its
 * figures with it, and the proxy begins anew with the next.
 */
final class Bills {

    private Bills() {}

    static List<Bill> of(TortureStack stack, Person asking) throws InterruptedException {
        List<Bill> bills = new ArrayList<>();
        for (Instance consumer : stack.named("consumer-service")) {
            Tally tally = stack.tally(consumer.name());
            // The audit goes on in the quietest of systems: what the meter says lies between these two.
            Tally.Count leastWrites = tally.writes();
            Tally.Count leastReads = tally.reads();
            Answer answer = asking.get(consumer.address() + "/api/v1/meter");
            JsonNode total = answer.ok() ? answer.body().path("total") : null;
            bills.add(new Bill(
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
