package dev.rivulet.aggregator.route;

import dev.rivulet.aggregator.window.PendingBatch;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;

@Singleton
class BatchRecordProcessor {

    private final BatchTraces traces;
    private final DistributionSummary sizes;

    BatchRecordProcessor(BatchTraces traces, MeterRegistry metrics) {
        this.traces = traces;
        sizes = DistributionSummary.builder("rivulet.window.batch.messages")
                .description("Messages in one batch: one write each instead of one write for each message")
                .register(metrics);
    }

    void write(Exchange exchange) {
        var message = exchange.getMessage();
        PendingBatch batch = message.getBody(PendingBatch.class);
        sizes.record(batch.size());
        // Those of the first record, which would override the endpoint's topic and partition.
        message.removeHeaders("*");
        message.setHeader(KafkaConstants.KEY, batch.chatId().toString());
        traces.begin(exchange, batch);
        message.setBody(BatchJson.of(batch));
    }
}
