package dev.rivulet.aggregator.window;

import static dev.rivulet.local.testing.Patience.await;

import dev.rivulet.aggregator.intake.IntakeFixture;
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
final class Instance implements AutoCloseable {

    static final int MAX_OPEN = 1_000;

    private final CamelContext camel = new DefaultCamelContext();
    private final IntakeFixture intake;
    private final TestTopics topics;

    private Instance(TestTopics topics, WindowConfig window) {
        this.topics = topics;
        var metrics = new SimpleMeterRegistry();
        intake = new IntakeFixture(MAX_OPEN, metrics);
        var slots = intake.slots();
        var groups = new AggregateGroups();
        var windows = new Windows(window);
        camel.getRegistry().bind("watermarkClients", intake.clients(new MessageReader(windows), groups));
        camel.getPropertiesComponent().setOverrideProperties(endpoints());
        camel.getShutdownStrategy().setTimeout(8);
        var traces = new Traces(OpenTelemetry.noop());
        addRoutes(new WindowRoute(
                slots,
                new Grouping(slots),
                new FullOrLeading(windows, new QuietChats(windows)),
                new WindowFromFirst(windows),
                groups,
                new BatchWriter(traces, metrics),
                new DeadLetters(metrics),
                traces));
    }

    static Instance start(TestTopics topics, WindowConfig window) {
        return new Instance(topics, window).start();
    }

    /** Batches pass {@code gate} on their way to Kafka. */
    static Instance start(TestTopics topics, WindowConfig window, org.apache.camel.Processor gate) {
        Instance instance = new Instance(topics, window);
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
    static Instance startReading(
            TestTopics topics, WindowConfig window, Class<? extends Deserializer<byte[]>> deserializer) {
        Instance instance = new Instance(topics, window);
        Properties endpoints = instance.endpoints();
        endpoints.computeIfPresent(
                "rivulet.endpoint.messages",
                (name, uri) -> uri.toString()
                        .replaceFirst("valueDeserializer=[\\w.]+", "valueDeserializer=" + deserializer.getName()));
        instance.camel.getPropertiesComponent().setOverrideProperties(endpoints);
        return instance.start();
    }

    private Instance start() {
        camel.start();
        await("member of the group").until(intake::isMember);
        return this;
    }

    int partitions() {
        return intake.partitions();
    }

    int openMessages() {
        return intake.openMessages();
    }

    /** Ends without a flush or a commit, as a process that is killed does. */
    void crash() {
        intake.lose(topics.messagePartitions());
        camel.stop();
    }

    /** Ends as on SIGTERM. */
    @Override
    public void close() {
        camel.stop();
    }

    private Properties endpoints() {
        Properties properties = new Properties();
        try (var stream = Instance.class.getResourceAsStream("/application.properties")) {
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
