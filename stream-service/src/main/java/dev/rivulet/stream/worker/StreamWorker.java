package dev.rivulet.stream.worker;

import dev.rivulet.pipelines.worker.Worker;
import dev.rivulet.pipelines.worker.WorkerConfig;
import dev.rivulet.stream.pipeline.ChatPipeline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.state.HostInfo;

/** Runs the pipelines from the start of the service to its end. */
@Startup
@Singleton
public class StreamWorker {
    private final Worker worker;

    StreamWorker(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            StreamWorkerConfig config,
            MeterRegistry metrics) {
        worker = Worker.start(ChatPipeline.application(), workerConfig(kafka, config));
        Gauge.builder("rivulet.pipeline.running", this, self -> self.worker.isRunning() ? 1 : 0)
                .description("Whether this worker processes records: not while states are restored")
                .register(metrics);
        Gauge.builder("rivulet.pipeline.lag", this, self -> self.worker.lag())
                .description("Records that the worker's partitions are behind, at most of one partition")
                .register(metrics);
    }

    public Worker worker() {
        return worker;
    }

    private static WorkerConfig workerConfig(Map<String, Object> kafka, StreamWorkerConfig config) {
        WorkerConfig worker = WorkerConfig.of(
                        kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).toString(), config.stateDirectory())
                // At least once would count words again after each crash.
                .exactlyOnce()
                .committingEvery(config.commitInterval())
                .standbyReplicas(config.standbyReplicas())
                .sessionTimeout(config.sessionTimeout());
        for (Map.Entry<String, Object> setting : kafka.entrySet()) {
            worker = worker.with(setting.getKey(), setting.getValue());
        }
        if (config.instanceId().isPresent()) {
            worker = worker.staticMember(config.instanceId().get(), config.sessionTimeout());
        }
        // Without an address, Kafka Streams answers no queries at all.
        return worker.advertised(
                HostInfo.buildFromEndpoint(config.advertisedAddress().orElse("localhost:9030")));
    }

    void stop(@Observes ShutdownEvent event) {
        worker.close();
    }
}
