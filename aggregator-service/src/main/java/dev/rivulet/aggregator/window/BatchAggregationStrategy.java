package dev.rivulet.aggregator.window;

import dev.rivulet.aggregator.ingest.ExchangeOffsets;
import dev.rivulet.aggregator.record.DecodedRecord;
import jakarta.inject.Singleton;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Adds messages to their chat's pending batch, or opens one: their exchange then becomes the batch. */
@Singleton
public class BatchAggregationStrategy implements AggregationStrategy {

    private final ExchangeOffsets offsets;

    public BatchAggregationStrategy(ExchangeOffsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public Exchange aggregate(Exchange open, Exchange next) {
        var messages = next.getMessage().getBody(DecodedRecord.ChatMessages.class);
        // A batch of an ended epoch is left behind: all of it is read again.
        if (open == null || !offsets.areOfSameEpoch(open, next)) {
            next.getMessage().setBody(new PendingBatch(messages));
            return next;
        }
        open.getMessage().getBody(PendingBatch.class).add(messages);
        offsets.join(open, next);
        return open;
    }
}
