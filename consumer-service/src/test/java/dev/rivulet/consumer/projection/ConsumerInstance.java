package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.meter.TestMeter;
import dev.rivulet.consumer.store.ChatDocumentStore;
import dev.rivulet.consumer.store.ProjectionMarkers;
import dev.rivulet.consumer.store.SnapshotWriter;
import dev.rivulet.consumer.store.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;

/** The production loop on its own topics and database; a test can run several. */
final class ConsumerInstance implements AutoCloseable {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ProjectionStatus state = new ProjectionStatus(metrics);
    private final Projection projection;
    private final Thread thread;

    ConsumerInstance(ConsumerTopics topics, TestDatabase database) {
        this(topics, database, OpenTelemetry.noop());
    }

    ConsumerInstance(ConsumerTopics topics, TestDatabase database, OpenTelemetry telemetry) {
        var meter = TestMeter.of(metrics);
        var store = new ChatDocumentStore(database.firestore(), database.config(), meter);
        var snapshots = new SnapshotWriter(store, database.config(), Clock.systemUTC());
        var markers = new ProjectionMarkers(database.firestore(), database.config(), meter);
        projection = ProjectionService.projection(
                topics.kafka(), topics.config(), snapshots, markers, state, metrics, telemetry);
        thread = new Thread(() -> projection.run(() -> {}), "projection");
        thread.start();
    }

    boolean isReady() {
        return state.isReady();
    }

    long partitions() {
        return state.partitions();
    }

    double writes() {
        return TestMeter.ofChats("rivulet.firestore.writes", metrics);
    }

    double reads() {
        return TestMeter.ofChats("rivulet.firestore.reads", metrics);
    }

    @Override
    public void close() throws InterruptedException {
        projection.stop();
        thread.join();
    }
}
