package dev.rivulet.aggregator.window;

import dev.rivulet.aggregator.intake.ExchangeSlots;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;

/** Joins the messages of a chat that fall into one window, and sends them as one batch. */
@Singleton
class WindowRoute extends RouteBuilder {

    /** How late a window may end. Every look takes the aggregate's lock and goes over all open groups. */
    private static final int LOOK_EVERY_MILLIS = 20;

    private final ExchangeSlots slots;
    private final Grouping grouping;
    private final FullOrLeading fullOrLeading;
    private final WindowFromFirst window;
    private final AggregateGroups groups;
    private final BatchWriter batches;
    private final DeadLetters deadLetters;
    private final Traces traces;

    WindowRoute(
            ExchangeSlots slots,
            Grouping grouping,
            FullOrLeading fullOrLeading,
            WindowFromFirst window,
            AggregateGroups groups,
            BatchWriter batches,
            DeadLetters deadLetters,
            Traces traces) {
        this.slots = slots;
        this.grouping = grouping;
        this.fullOrLeading = fullOrLeading;
        this.window = window;
        this.groups = groups;
        this.batches = batches;
        this.deadLetters = deadLetters;
        this.traces = traces;
    }

    @Override
    public void configure() {
        // Camel would only log it, and the records would be neither sent nor read again.
        onException(Exception.class).handled(true).process(slots::fail).process(traces::end);

        from("{{rivulet.endpoint.messages}}")
                .routeId("messages")
                .process(slots::open)
                .choice()
                .when(body().isInstanceOf(Received.Unreadable.class))
                .to("{{rivulet.endpoint.unreadable}}")
                .otherwise()
                .to("{{rivulet.endpoint.window}}");

        from("{{rivulet.endpoint.window}}")
                .routeId("window")
                .aggregate()
                .body(Received.Messages.class, Received.Messages::chatId)
                .aggregationStrategy(grouping)
                .completionPredicate(fullOrLeading)
                .completionTimeout(window)
                .completionTimeoutCheckerInterval(LOOK_EVERY_MILLIS)
                .aggregateController(groups)
                .executorService(oneSender())
                .forceCompletionOnStop()
                .filter(slots::areStillOurs)
                .process(batches::write)
                .to("{{rivulet.endpoint.batches}}")
                .process(slots::settle)
                .process(traces::end);

        from("{{rivulet.endpoint.unreadable}}")
                .routeId("dead-letters")
                .process(deadLetters::write)
                .to("{{rivulet.endpoint.dead-letters}}")
                .process(slots::settle);
    }

    /**
     * One thread keeps the batches of a chat in order. Camel's default has one too, but above 1,000 waiting groups it
     * lets the caller send: out of order, and with the consumer held up. The intake's limit bounds this queue.
     */
    private ExecutorService oneSender() {
        return getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(
                        this,
                        "batches",
                        new ThreadPoolProfileBuilder("batches")
                                .poolSize(1)
                                .maxPoolSize(1)
                                .maxQueueSize(Integer.MAX_VALUE)
                                .build());
    }
}
