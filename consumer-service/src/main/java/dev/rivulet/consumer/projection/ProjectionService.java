package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.store.ProjectionMarkers;
import dev.rivulet.consumer.store.SnapshotWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the projection for as long as the service runs. */
@Singleton
class ProjectionService {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionService.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);

    private final Projection projection;
    private final Thread thread;

    ProjectionService(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProjectionConfig config,
            SnapshotWriter snapshots,
            ProjectionMarkers markers,
            ProjectionState state,
            MeterRegistry metrics,
            OpenTelemetry telemetry) {
        projection = projection(kafka, config, snapshots, markers, state, metrics, telemetry);
        thread = new Thread(this::run, "projection");
    }

    static Projection projection(
            Map<String, Object> kafka,
            ProjectionConfig config,
            SnapshotWriter snapshots,
            ProjectionMarkers markers,
            ProjectionState state,
            MeterRegistry metrics,
            OpenTelemetry telemetry) {
        var consumer = new KafkaConsumer<>(
                properties(kafka, config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var rebuild = new Rebuild(consumer, markers, snapshots, config.auditInterval());
        return new Projection(
                consumer,
                config,
                snapshots,
                rebuild,
                new DeadLetterWriter(kafka, metrics),
                state,
                new WriteTraces(telemetry));
    }

    private static Map<String, Object> properties(Map<String, Object> kafka, ProjectionConfig config) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Gives the same partition numbers of both topics to one instance, where a chat's room and batches meet.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        // How soon another instance goes on after one was killed; the default is 45 s.
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxPollRecords());
        // The default is 50 MiB, which a small heap does not have when a database is filled again.
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        return properties;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        projection.stop();
        thread.join(STOP_TIMEOUT.toMillis());
    }

    private void run() {
        try {
            projection.run();
        } catch (RuntimeException e) {
            LOG.error("The projection can't go on; the service ends, to be started anew", e);
            Quarkus.asyncExit(1);
        }
    }
}
