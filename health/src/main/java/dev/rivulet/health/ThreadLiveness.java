package dev.rivulet.health;

import dev.rivulet.health.WatchedThread.State;
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
        boolean up = true;
        for (WatchedThread thread : threads.all()) {
            State state = thread.state();
            up &= state != State.DEAD && state != State.STUCK;
            response.withData(thread.name(), state + ", " + thread.idle().toMillis() + " ms ago");
        }
        return response.status(up).build();
    }
}
