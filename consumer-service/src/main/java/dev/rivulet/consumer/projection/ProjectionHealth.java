package dev.rivulet.consumer.projection;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Connectivity to the broker is checked by Quarkus. */
class ProjectionHealth {

    @Produces
    @Singleton
    @Readiness
    HealthCheck readiness(ProjectionStatus state) {
        return () -> HealthCheckResponse.named("Writing to Firestore")
                .status(state.isReady())
                .withData("partitions", state.partitions())
                .withData("blocked", state.blocked())
                .withData("rebuilding", state.rebuilding())
                .build();
    }
}
