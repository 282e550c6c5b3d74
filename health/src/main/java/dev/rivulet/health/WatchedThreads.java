package dev.rivulet.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The background threads of this service that liveness depends on. Thread-safe. */
@ApplicationScoped
public class WatchedThreads {
    private final List<WatchedThread> threads = new CopyOnWriteArrayList<>();

    /** Starts a thread and includes it in liveness from now on. */
    public void start(WatchedThread thread) {
        threads.add(thread);
        thread.start();
    }

    List<WatchedThread> all() {
        return threads;
    }
}
