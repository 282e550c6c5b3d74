package dev.rivulet.aggregator.ingest;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * Camel's own check inspects a client that it created itself and reports any other as up. Connectivity to the broker is
 * checked by Quarkus.
 */
class IngestHealth {

    @Produces
    @Singleton
    @Readiness
    HealthCheck member(IngestStatus state) {
        return () -> HealthCheckResponse.named("Member of the consumer group")
                .status(state.isMember())
                .withData("partitions", state.partitions())
                .build();
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck polling(IngestStatus state) {
        return () -> HealthCheckResponse.named("Reading messages and sending batches")
                .status(state.isLive())
                .withData("last poll, ms ago", state.sinceLastPoll().toMillis())
                .withData("oldest pending offset, ms", state.oldestPending().toMillis())
                .build();
    }
}
