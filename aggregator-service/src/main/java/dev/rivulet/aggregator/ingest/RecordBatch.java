package dev.rivulet.aggregator.ingest;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of one partition that go through the route as one exchange, which saves Camel's cost per exchange.
 *
 * @param records at least one, in the order of their offsets
 * @param body the body of the exchange
 */
public record RecordBatch(List<ConsumerRecord<byte[], byte[]>> records, Object body) {}
