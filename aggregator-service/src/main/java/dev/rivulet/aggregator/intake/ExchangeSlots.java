package dev.rivulet.aggregator.intake;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a route that keep track of the records an exchange stands for. */
@Singleton
public class ExchangeSlots {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeSlots.class);
    private static final String SLOTS = "rivulet.slots";

    private final Intake intake;

    ExchangeSlots(Intake intake) {
        this.intake = intake;
    }

    /** Unpacks what a poll brought. Must be the first step. */
    public void open(Exchange exchange) {
        Parcel parcel = exchange.getMessage().getBody(Parcel.class);
        parcel.slots().forEach(Slot::take);
        exchange.setProperty(SLOTS, new ArrayList<>(parcel.slots()));
        exchange.getMessage().setBody(parcel.body());
    }

    /** Lets {@code group} answer for the records of {@code joining} too. */
    public void join(Exchange group, Exchange joining) {
        slots(group).addAll(slots(joining));
    }

    public boolean areOfSameTenure(Exchange group, Exchange joining) {
        return slots(group).get(0).isOfSameTenureAs(slots(joining).get(0));
    }

    /** False when the partition was taken away or rewound: its records are read again, here or elsewhere. */
    public boolean areStillOurs(Exchange exchange) {
        return !slots(exchange).get(0).partition().isEnded();
    }

    /** The records of this exchange are safe elsewhere. Must only be called once that is acknowledged. */
    public void settle(Exchange exchange) {
        intake.settle(slots(exchange));
    }

    /** The records of this exchange are nowhere else: have them, and what came after them, read again. */
    public void fail(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (slots(exchange) == null) {
            LOG.warn("An exchange without records failed: {}", String.valueOf(cause));
            return;
        }
        OpenPartition partition = slots(exchange).get(0).partition();
        LOG.warn("{} will be read again from its watermark: {}", partition.name(), String.valueOf(cause));
        intake.fail(partition);
    }

    @SuppressWarnings("unchecked")
    private static List<Slot> slots(Exchange exchange) {
        return exchange.getProperty(SLOTS, List.class);
    }
}
