package dev.rivulet.aggregator.window;

import dev.rivulet.aggregator.ingest.BatchFlusher;
import jakarta.inject.Singleton;
import org.apache.camel.processor.aggregate.DefaultAggregateController;

/** The pending batches of the aggregate EIP, once its route has started. */
@Singleton
public class BatchAggregateController extends DefaultAggregateController implements BatchFlusher {

    @Override
    public void flush() {
        forceCompletionOfAllGroups();
    }
}
