package dev.rivulet.consumer.projection;

import dev.rivulet.consumer.store.ProjectionMarkers;
import dev.rivulet.consumer.store.SnapshotWriter;
import dev.rivulet.health.WatchedThread;
import dev.rivulet.health.WatchedThreads;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

@Singleton
class ProjectionService {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);

    /** Above the timeouts of one step. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(60);

    private final Projection projection;
    private final WatchedThreads threads;
    private final Runnable onDeath;
    private final WatchedThread thread = new WatchedThread("projection", STUCK_AFTER, this::run);

    @Inject
    ProjectionService(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProjectionConfig config,
            SnapshotWriter snapshots,
            ProjectionMarkers markers,
            ProjectionStatus state,
            MeterRegistry metrics,
            OpenTelemetry telemetry,
            WatchedThreads threads) {
        this(
                projection(kafka, config, snapshots, markers, state, metrics, telemetry),
                threads,
                () -> Quarkus.asyncExit(1));
    }

    /** @param onDeath called when the thread ends with anything thrown; liveness is down by then */
    ProjectionService(Projection projection, WatchedThreads threads, Runnable onDeath) {
        this.projection = projection;
        this.threads = threads;
        this.onDeath = onDeath;
    }

    static Projection projection(
            Map<String, Object> kafka,
            ProjectionConfig config,
            SnapshotWriter snapshots,
            ProjectionMarkers markers,
            ProjectionStatus state,
            MeterRegistry metrics,
            OpenTelemetry telemetry) {
        var consumer = new KafkaConsumer<>(
                properties(kafka, config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var rebuild = new DatabaseRebuilder(consumer, markers, snapshots, config.auditInterval());
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
        threads.start(thread);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop();
        projection.stop();
        thread.join(STOP_TIMEOUT);
    }

    private void run() {
        try {
            projection.run(thread::advanced);
        } catch (Throwable e) {
            onDeath.run();
            throw e;
        }
    }
}
