package dev.rivulet.health;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A background thread that liveness watches. Its body calls {@link #advanced()} on each iteration. A body that returns
 * before {@link #stop} or throws anything leaves the thread dead; one that does not advance within the limit is stuck.
 * Either turns liveness down, so that the service is restarted instead of running on without the thread. Thread-safe.
 */
public final class WatchedThread {

    /** The work of a thread; returns once {@link #stopping()} is true. */
    public interface Body {
        void run() throws Exception;
    }

    public enum State {
        NEW,
        RUNNING,
        STUCK,
        DEAD,
        STOPPED
    }

    private static final Logger LOG = Logger.getLogger(WatchedThread.class);

    private final String name;
    private final long stuckAfterNanos;
    private final LongSupplier nanoTime;
    private final Thread thread;
    private volatile long advancedAt;
    private volatile boolean started;
    private volatile boolean stopping;
    private volatile boolean ended;

    /**
     * @param stuckAfter the longest that one iteration may take: above every timeout of the calls in it
     * @param body runs on the thread, once
     */
    public WatchedThread(String name, Duration stuckAfter, Body body) {
        this(name, stuckAfter, body, System::nanoTime);
    }

    WatchedThread(String name, Duration stuckAfter, Body body, LongSupplier nanoTime) {
        this.name = requireNonNull(name, "name");
        this.stuckAfterNanos = stuckAfter.toNanos();
        this.nanoTime = nanoTime;
        requireNonNull(body, "body");
        thread = new Thread(() -> run(body), name);
        thread.setDaemon(true);
    }

    public void start() {
        advanced();
        started = true;
        thread.start();
    }

    public String name() {
        return name;
    }

    /** Records an iteration. Call it also while waiting for a store that is away: waiting is not being stuck. */
    public void advanced() {
        advancedAt = nanoTime.getAsLong();
    }

    public Duration idle() {
        return Duration.ofNanos(nanoTime.getAsLong() - advancedAt);
    }

    public boolean stopping() {
        return stopping;
    }

    /** Lets the body return by itself; {@link #join} waits for that. */
    public void stop() {
        stopping = true;
    }

    /** Waits up to the given time for the thread to end, then interrupts it. */
    public void join(Duration atMost) throws InterruptedException {
        if (started) {
            thread.join(atMost.toMillis());
            thread.interrupt();
        }
    }

    public State state() {
        if (!started) {
            return State.NEW;
        }
        if (ended) {
            return stopping ? State.STOPPED : State.DEAD;
        }
        return !stopping && nanoTime.getAsLong() - advancedAt > stuckAfterNanos ? State.STUCK : State.RUNNING;
    }

    @SuppressWarnings("ThrowableNotThrown")
    private void run(Body body) {
        try {
            body.run();
            if (!stopping) {
                LOG.errorf("Thread %s ended; liveness fails from now on", name);
            }
        } catch (Throwable e) {
            // An Error too: nothing else would report it, and the service would run on without this thread.
            if (!stopping) {
                LOG.errorf(e, "Thread %s died; liveness fails from now on", name);
            }
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        } finally {
            ended = true;
        }
    }
}
