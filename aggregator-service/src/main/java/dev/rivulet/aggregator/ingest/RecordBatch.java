package dev.rivulet.aggregator.ingest;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of one partition that go through the route as one exchange: what a step of Camel costs is paid once for all.
 *
 * @param records at least one, in the order of their offsets
 * @param body what the exchange carries of them
 */
public record RecordBatch(List<ConsumerRecord<byte[], byte[]>> records, Object body) {}
