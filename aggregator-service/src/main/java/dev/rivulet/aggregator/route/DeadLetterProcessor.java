package dev.rivulet.aggregator.route;

import dev.rivulet.aggregator.record.ReceivedRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a record that can't be read into its dead letter: key, value and headers as they came, and why. */
@Singleton
class DeadLetterProcessor {

    static final String REASON = "rivulet-reason";
    static final String TOPIC = "rivulet-topic";
    static final String PARTITION = "rivulet-partition";
    static final String OFFSET = "rivulet-offset";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterProcessor.class);

    private final Counter counter;

    DeadLetterProcessor(MeterRegistry metrics) {
        counter = Counter.builder("rivulet.ingest.dead.letters")
                .description("Records that could not be read")
                .register(metrics);
    }

    void write(Exchange exchange) {
        Message message = exchange.getMessage();
        var unreadable = message.getBody(ReceivedRecord.Unreadable.class);
        var topic = message.getHeader(KafkaConstants.TOPIC, String.class);
        var partition = message.getHeader(KafkaConstants.PARTITION, String.class);
        var offset = message.getHeader(KafkaConstants.OFFSET, String.class);
        LOG.warn("Record {} of {}-{} {}: dead-lettered", offset, topic, partition, unreadable.reason());
        counter.increment();

        // All but the key: they would override the endpoint's topic and partition.
        message.removeHeaders("kafka.*", KafkaConstants.KEY);
        message.setHeader(REASON, unreadable.reason());
        message.setHeader(TOPIC, topic);
        message.setHeader(PARTITION, partition);
        message.setHeader(OFFSET, offset);
        message.setBody(unreadable.value());
    }
}
