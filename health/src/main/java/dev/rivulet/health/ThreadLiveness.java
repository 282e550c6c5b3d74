package dev.rivulet.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Down while any watched thread is dead or stuck; lists each with its state and the time since it last advanced. */
@Liveness
class ThreadLiveness implements HealthCheck {
    private final WatchedThreads threads;

    ThreadLiveness(WatchedThreads threads) {
        this.threads = threads;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("threads");
        for (WatchedThread thread : threads.all()) {
            response.withData(
                    thread.name(), thread.state() + ", " + thread.idle().toMillis() + " ms ago");
        }
        return response.status(threads.live()).build();
    }
}
