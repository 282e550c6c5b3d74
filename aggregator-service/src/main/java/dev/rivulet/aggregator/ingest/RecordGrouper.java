package dev.rivulet.aggregator.ingest;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

public interface RecordGrouper {

    /** Puts each record into exactly one batch. Must not throw, whatever the records contain. */
    List<RecordBatch> group(List<ConsumerRecord<byte[], byte[]>> ofOnePartition);
}
