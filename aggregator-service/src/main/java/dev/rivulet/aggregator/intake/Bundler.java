package dev.rivulet.aggregator.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Says which records of a poll belong together. */
public interface Bundler {

    /** Each record in one bundle. Must not fail, whatever the records hold. */
    List<Bundle> bundle(List<ConsumerRecord<byte[], byte[]>> ofOnePartition);
}
