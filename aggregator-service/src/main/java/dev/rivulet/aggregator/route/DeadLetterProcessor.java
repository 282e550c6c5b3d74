package dev.rivulet.aggregator.route;

import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.events.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns unreadable records into dead letters, with a bounded number of attempts. */
@Singleton
class DeadLetterProcessor {

    /** With the pause before each attempt, between twenty seconds and two minutes. */
    static final int MAX_ATTEMPTS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterProcessor.class);
    private static final String SOURCE = "rivulet.source";
    private static final int MAX_REMEMBERED = 1_000;

    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private final Counter written;
    private final Counter dropped;

    DeadLetterProcessor(MeterRegistry metrics) {
        written = Counter.builder("rivulet.ingest.dead.letters")
                .description("Records that could not be read")
                .register(metrics);
        dropped = Counter.builder("rivulet.ingest.dead.letters.dropped")
                .description("Dead letters that could not be written and were given up")
                .register(metrics);
    }

    void write(Exchange exchange) {
        Message message = exchange.getMessage();
        var unreadable = message.getBody(DecodedRecord.Unreadable.class);
        DeadLetter.Source source = source(message, unreadable.value());
        exchange.setProperty(SOURCE, "%s-%d@%d".formatted(source.topic(), source.partition(), source.offset()));

        DeadLetter letter = DeadLetter.of(source, unreadable.reason());
        // The headers of the source would override the endpoint's topic and partition.
        message.removeHeaders("*");
        message.setHeader(KafkaConstants.KEY, letter.key());
        letter.headers().forEach(message::setHeader);
        message.setBody(letter.value());
        LOG.warn("Record {} {}: writing it to the dead letters", name(exchange), unreadable.reason());
    }

    private static DeadLetter.Source source(Message message, byte[] value) {
        Map<String, byte[]> headers = new HashMap<>();
        message.getHeaders().forEach((name, header) -> {
            if (header instanceof byte[] bytes && !name.startsWith("kafka.")) {
                headers.put(name, bytes);
            }
        });
        return new DeadLetter.Source(
                message.getHeader(KafkaConstants.TOPIC, String.class),
                message.getHeader(KafkaConstants.PARTITION, Integer.class),
                message.getHeader(KafkaConstants.OFFSET, Long.class),
                message.getHeader(KafkaConstants.KEY, byte[].class),
                value,
                headers);
    }

    synchronized void written(Exchange exchange) {
        failures.remove(name(exchange));
        written.increment();
    }

    /**
     * Counts a failed attempt to write a dead letter; returns whether to give up: its partition must not stop for ever,
     * and the record is still in its topic.
     */
    synchronized boolean isGivenUp(Exchange exchange) {
        if (failures.merge(name(exchange), 1, Integer::sum) < MAX_ATTEMPTS) {
            failures.keySet().stream()
                    .limit(Math.max(0, failures.size() - MAX_REMEMBERED))
                    .toList()
                    .forEach(failures::remove);
            return false;
        }
        failures.remove(name(exchange));
        dropped.increment();
        LOG.error("Record {} could not be written to the dead letters and is skipped", name(exchange));
        return true;
    }

    private static String name(Exchange exchange) {
        return exchange.getProperty(SOURCE, "unknown record", String.class);
    }
}
