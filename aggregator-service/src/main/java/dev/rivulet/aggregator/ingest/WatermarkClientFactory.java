package dev.rivulet.aggregator.ingest;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.consumer.Consumer;

/** Gives Camel the consumer that commits by watermark; named in the endpoint's URI. */
@Singleton
@Named("watermarkClients")
class WatermarkClientFactory extends DefaultKafkaClientFactory {

    private final OffsetTracker tracker;
    private final RecordGrouper grouper;
    private final BatchFlusher flusher;
    private final IngestConfig config;
    private final IngestStatus state;

    WatermarkClientFactory(
            OffsetTracker tracker,
            RecordGrouper grouper,
            BatchFlusher flusher,
            IngestConfig config,
            IngestStatus state) {
        this.tracker = tracker;
        this.grouper = grouper;
        this.flusher = flusher;
        this.config = config;
        this.state = state;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Consumer getConsumer(Properties properties) {
        return new WatermarkConsumer(properties, tracker, grouper, flusher, config, state);
    }
}
