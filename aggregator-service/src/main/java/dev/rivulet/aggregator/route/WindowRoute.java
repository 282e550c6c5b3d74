package dev.rivulet.aggregator.route;

import dev.rivulet.aggregator.ingest.ExchangeOffsets;
import dev.rivulet.aggregator.record.DecodedRecord;
import dev.rivulet.aggregator.window.BatchAggregateController;
import dev.rivulet.aggregator.window.BatchAggregationStrategy;
import dev.rivulet.aggregator.window.FlushPredicate;
import dev.rivulet.aggregator.window.WindowTimeout;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;

/** Joins the messages of a chat within a window into one batch. */
@Singleton
class WindowRoute extends RouteBuilder {

    /** The maximum lateness of a window's end. Each check takes the aggregate's lock and visits all pending batches. */
    private static final int TIMEOUT_CHECK_MILLIS = 20;

    private final ExchangeOffsets offsets;
    private final BatchAggregationStrategy aggregation;
    private final FlushPredicate flushPredicate;
    private final WindowTimeout window;
    private final BatchAggregateController controller;
    private final BatchRecordProcessor batches;
    private final DeadLetterProcessor deadLetters;
    private final BatchTraces traces;

    WindowRoute(
            ExchangeOffsets offsets,
            BatchAggregationStrategy aggregation,
            FlushPredicate flushPredicate,
            WindowTimeout window,
            BatchAggregateController controller,
            BatchRecordProcessor batches,
            DeadLetterProcessor deadLetters,
            BatchTraces traces) {
        this.offsets = offsets;
        this.aggregation = aggregation;
        this.flushPredicate = flushPredicate;
        this.window = window;
        this.controller = controller;
        this.batches = batches;
        this.deadLetters = deadLetters;
        this.traces = traces;
    }

    @Override
    public void configure() {
        // Camel would only log it, and the records would be neither sent nor read again.
        onException(Throwable.class).handled(true).process(offsets::fail).process(traces::end);

        from("{{rivulet.endpoint.messages}}")
                .routeId("messages")
                .process(offsets::open)
                .choice()
                .when(body().isInstanceOf(DecodedRecord.Unreadable.class))
                .to("{{rivulet.endpoint.unreadable}}")
                .otherwise()
                .to("{{rivulet.endpoint.window}}");

        from("{{rivulet.endpoint.window}}")
                .routeId("window")
                .aggregate()
                .body(DecodedRecord.ChatMessages.class, DecodedRecord.ChatMessages::chatId)
                .aggregationStrategy(aggregation)
                .completionPredicate(flushPredicate)
                .completionTimeout(window)
                .completionTimeoutCheckerInterval(TIMEOUT_CHECK_MILLIS)
                .aggregateController(controller)
                .executorService(singleSender())
                .forceCompletionOnStop()
                .filter(offsets::isEpochCurrent)
                .process(batches::write)
                .to("{{rivulet.endpoint.batches}}")
                .process(offsets::acknowledge)
                .process(traces::end);

        from("{{rivulet.endpoint.unreadable}}")
                .routeId("dead-letters")
                .onException(Throwable.class)
                .handled(true)
                .process(this::retryOrSkip)
                .end()
                .process(deadLetters::write)
                .to("{{rivulet.endpoint.dead-letters}}")
                .process(deadLetters::written)
                .process(offsets::acknowledge);
    }

    private void retryOrSkip(Exchange exchange) {
        if (deadLetters.isGivenUp(exchange)) {
            offsets.acknowledge(exchange);
        } else {
            offsets.fail(exchange);
        }
    }

    /**
     * A single thread keeps the batches of a chat in order. Camel's default has one too, but above 1,000 waiting groups
     * it lets the caller send: out of order, and while blocking the consumer. The ingest limit bounds this queue.
     */
    private ExecutorService singleSender() {
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
