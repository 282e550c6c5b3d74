package dev.rivulet.health;

import dev.rivulet.health.WatchedThread.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The background threads of this service that liveness depends on. Thread-safe. */
@ApplicationScoped
public class WatchedThreads {
    private final List<WatchedThread> threads = new CopyOnWriteArrayList<>();

    public void start(WatchedThread thread) {
        threads.add(thread);
        thread.start();
    }

    /** Whether none of the threads is dead or stuck. */
    public boolean live() {
        return threads.stream()
                .map(WatchedThread::state)
                .noneMatch(state -> state == State.DEAD || state == State.STUCK);
    }

    List<WatchedThread> all() {
        return threads;
    }
}
