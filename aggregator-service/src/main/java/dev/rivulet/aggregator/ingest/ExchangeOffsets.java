package dev.rivulet.aggregator.ingest;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Route steps that track which records an exchange stands for. */
@Singleton
public class ExchangeOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeOffsets.class);
    private static final String PENDING_OFFSETS = "rivulet.pending-offsets";

    private final OffsetTracker tracker;

    ExchangeOffsets(OffsetTracker tracker) {
        this.tracker = tracker;
    }

    /** Unpacks a batch. Must be the first step of the route. */
    public void open(Exchange exchange) {
        TrackedBatch tracked = exchange.getMessage().getBody(TrackedBatch.class);
        tracked.offsets().forEach(PendingOffset::enterRoute);
        exchange.setProperty(PENDING_OFFSETS, new ArrayList<>(tracked.offsets()));
        exchange.getMessage().setBody(tracked.body());
    }

    /** Adds the records of {@code joining} to those that {@code batch} stands for. */
    public void join(Exchange batch, Exchange joining) {
        offsets(batch).addAll(offsets(joining));
    }

    public boolean areOfSameEpoch(Exchange batch, Exchange joining) {
        return offsets(batch).get(0).isOfSameEpochAs(offsets(joining).get(0));
    }

    /** False if the partition was revoked or rewound since: its records are read again, here or elsewhere. */
    public boolean isEpochCurrent(Exchange exchange) {
        return !offsets(exchange).get(0).partition().isEnded();
    }

    /** Marks the exchange's records as processed. Call only once the result is acknowledged. */
    public void acknowledge(Exchange exchange) {
        tracker.acknowledge(offsets(exchange));
    }

    /** Has the exchange's records, and all later ones of their partition, read again. */
    public void fail(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (offsets(exchange) == null) {
            LOG.warn("An exchange without records failed: {}", String.valueOf(cause));
            return;
        }
        PartitionState partition = offsets(exchange).get(0).partition();
        LOG.warn("{} will be read again from its watermark: {}", partition.name(), String.valueOf(cause));
        tracker.fail(partition);
    }

    @SuppressWarnings("unchecked")
    private static List<PendingOffset> offsets(Exchange exchange) {
        return exchange.getProperty(PENDING_OFFSETS, List.class);
    }
}
