package dev.rivulet.aggregator.window;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;

/** Turns a group into the record to send. */
@Singleton
class BatchWriter {

    private final Traces traces;
    private final DistributionSummary sizes;

    BatchWriter(Traces traces, MeterRegistry metrics) {
        this.traces = traces;
        sizes = DistributionSummary.builder("rivulet.window.batch.messages")
                .description("Messages in one batch: one write each instead of one write for each message")
                .register(metrics);
    }

    void write(Exchange exchange) {
        var message = exchange.getMessage();
        Group group = message.getBody(Group.class);
        sizes.record(group.size());
        // Those of the first record, which would override the endpoint's topic and partition.
        message.removeHeaders("*");
        message.setHeader(KafkaConstants.KEY, group.chatId().toString());
        traces.begin(exchange, group);
        message.setBody(BatchJson.of(group));
    }
}
