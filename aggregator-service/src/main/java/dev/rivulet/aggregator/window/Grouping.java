package dev.rivulet.aggregator.window;

import dev.rivulet.aggregator.intake.ExchangeSlots;
import jakarta.inject.Singleton;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Adds messages to their chat's open group, or opens one: then their own exchange becomes the group. */
@Singleton
class Grouping implements AggregationStrategy {

    private final ExchangeSlots slots;

    Grouping(ExchangeSlots slots) {
        this.slots = slots;
    }

    @Override
    public Exchange aggregate(Exchange open, Exchange next) {
        var messages = next.getMessage().getBody(Received.Messages.class);
        // A group of an ended tenure is left behind: all of it is read again.
        if (open == null || !slots.areOfSameTenure(open, next)) {
            next.getMessage().setBody(new Group(messages));
            return next;
        }
        open.getMessage().getBody(Group.class).add(messages);
        slots.join(open, next);
        return open;
    }
}
