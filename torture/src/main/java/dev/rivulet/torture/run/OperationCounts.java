package dev.rivulet.torture.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rivulet.client.http.ApiException;
import dev.rivulet.client.http.ClientOptions;
import dev.rivulet.client.http.RestRequest;
import dev.rivulet.client.http.RestTransport;
import dev.rivulet.torture.api.TestUser;
import dev.rivulet.torture.ledger.OperationCount;
import dev.rivulet.torture.proxy.BilledOperations;
import dev.rivulet.torture.stack.ManagedProcess;
import dev.rivulet.torture.stack.TortureStack;
import java.net.URI;
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
            BilledOperations billed = stack.billed(consumer.name());
            // The audit runs even in an idle system: the meter's figure lies between these two.
            BilledOperations.Count leastWrites = billed.writes();
            BilledOperations.Count leastReads = billed.reads();
            JsonNode total = total(consumer, asking);
            bills.add(new OperationCount(
                    consumer.name(),
                    leastWrites.least(),
                    billed.writes().most(),
                    leastReads.least(),
                    billed.reads().most(),
                    total == null ? null : total.path("writes").asLong(),
                    total == null ? null : total.path("reads").asLong()));
        }
        return bills;
    }

    /** Null if the meter does not answer. */
    private static JsonNode total(ManagedProcess consumer, TestUser asking) throws InterruptedException {
        RestTransport meter = RestTransport.anonymous(
                        RestTransport.newHttpClient(), URI.create(consumer.address()), ClientOptions.DEFAULT)
                .as(asking);
        try {
            return meter.send(RestRequest.get("/api/v1/meter"), JsonNode.class).path("total");
        } catch (ApiException failure) {
            return null;
        }
    }
}
