package dev.rivulet.aggregator.ingest;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Says which records of a poll belong together. */
public interface RecordGrouper {

    /** Each record in one bundle. Must not fail, whatever the records hold. */
    List<RecordBatch> group(List<ConsumerRecord<byte[], byte[]>> ofOnePartition);
}
