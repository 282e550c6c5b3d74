package dev.rivulet.aggregator.route;

import static dev.rivulet.local.testing.Patience.await;

import dev.rivulet.aggregator.ingest.TrackerFixture;
import dev.rivulet.aggregator.window.BatchAggregateController;
import dev.rivulet.aggregator.window.BatchAggregationStrategy;
import dev.rivulet.aggregator.window.FlushPredicate;
import dev.rivulet.aggregator.window.IdleChats;
import dev.rivulet.aggregator.window.MessageGrouper;
import dev.rivulet.aggregator.window.WindowConfig;
import dev.rivulet.aggregator.window.WindowTimeout;
import dev.rivulet.aggregator.window.Windows;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.common.serialization.Deserializer;

/** The production route with its production endpoints, on topics of its own; as many at a time as a test likes. */
final class AggregatorInstance implements AutoCloseable {

    static final int MAX_PENDING = 1_000;

    private final CamelContext camel = new DefaultCamelContext();
    private final TrackerFixture tracker;
    private final AggregatorTopics topics;

    private AggregatorInstance(AggregatorTopics topics, WindowConfig window) {
        this.topics = topics;
        var metrics = new SimpleMeterRegistry();
        tracker = new TrackerFixture(MAX_PENDING, metrics);
        var offsets = tracker.offsets();
        var groups = new BatchAggregateController();
        var windows = new Windows(window);
        camel.getRegistry().bind("watermarkClients", tracker.clients(new MessageGrouper(windows), groups));
        camel.getPropertiesComponent().setOverrideProperties(endpoints());
        camel.getShutdownStrategy().setTimeout(8);
        var traces = new BatchTraces(OpenTelemetry.noop());
        addRoutes(new WindowRoute(
                offsets,
                new BatchAggregationStrategy(offsets),
                new FlushPredicate(windows, new IdleChats(windows)),
                new WindowTimeout(windows),
                groups,
                new BatchRecordProcessor(traces, metrics),
                new DeadLetterProcessor(metrics),
                traces));
    }

    static AggregatorInstance start(AggregatorTopics topics, WindowConfig window) {
        return new AggregatorInstance(topics, window).start();
    }

    /** Batches pass {@code gate} on their way to Kafka. */
    static AggregatorInstance start(AggregatorTopics topics, WindowConfig window, org.apache.camel.Processor gate) {
        AggregatorInstance instance = new AggregatorInstance(topics, window);
        Properties endpoints = instance.endpoints();
        String kafka = endpoints.getProperty("rivulet.endpoint.batches");
        endpoints.setProperty("rivulet.endpoint.batches", "direct:gate");
        instance.camel.getPropertiesComponent().setOverrideProperties(endpoints);
        instance.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:gate").errorHandler(noErrorHandler()).process(gate).to(kafka);
            }
        });
        return instance.start();
    }

    /** Reads records by way of {@code deserializer}. */
    static AggregatorInstance startReading(
            AggregatorTopics topics, WindowConfig window, Class<? extends Deserializer<byte[]>> deserializer) {
        AggregatorInstance instance = new AggregatorInstance(topics, window);
        Properties endpoints = instance.endpoints();
        endpoints.computeIfPresent(
                "rivulet.endpoint.messages",
                (name, uri) -> uri.toString()
                        .replaceFirst("valueDeserializer=[\\w.]+", "valueDeserializer=" + deserializer.getName()));
        instance.camel.getPropertiesComponent().setOverrideProperties(endpoints);
        return instance.start();
    }

    /** Each attempt to write a dead letter fails. */
    static AggregatorInstance startWithoutDeadLetters(AggregatorTopics topics, WindowConfig window) {
        AggregatorInstance instance = new AggregatorInstance(topics, window);
        Properties endpoints = instance.endpoints();
        endpoints.setProperty("rivulet.endpoint.dead-letters", "direct:refused");
        instance.camel.getPropertiesComponent().setOverrideProperties(endpoints);
        instance.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:refused")
                        .errorHandler(noErrorHandler())
                        .throwException(new IllegalStateException("no such topic"));
            }
        });
        return instance.start();
    }

    private AggregatorInstance start() {
        camel.start();
        await("member of the group").until(tracker::isMember);
        return this;
    }

    int partitions() {
        return tracker.partitions();
    }

    int pendingMessages() {
        return tracker.pendingMessages();
    }

    /** Ends without a flush or a commit, as a process that is killed does. */
    void crash() {
        tracker.lose(topics.messagePartitions());
        camel.stop();
    }

    /** Ends as on SIGTERM. */
    @Override
    public void close() {
        camel.stop();
    }

    private Properties endpoints() {
        Properties properties = new Properties();
        try (var stream = AggregatorInstance.class.getResourceAsStream("/application.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties endpoints = new Properties();
        properties.forEach((name, value) -> {
            if (name.toString().startsWith("rivulet.endpoint.")) {
                endpoints.put(name, topics.rename(value.toString()));
            }
        });
        return endpoints;
    }

    private void addRoutes(RouteBuilder routes) {
        try {
            camel.addRoutes(routes);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
