package dev.rivulet.stream.worker;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Quarkus checks whether the broker answers at all. */
class StreamHealth {

    @Produces
    @Singleton
    @Readiness
    HealthCheck readiness(StreamWorker worker) {
        return () -> HealthCheckResponse.named("Processing chats")
                .status(worker.worker().isRunning())
                .build();
    }

    /** A worker that has failed stays failed, so only a new process helps. */
    @Produces
    @Singleton
    @Liveness
    HealthCheck liveness(StreamWorker worker) {
        return () -> HealthCheckResponse.named("Worker")
                .status(worker.worker().failure().isEmpty())
                .build();
    }
}
