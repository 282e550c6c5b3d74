package dev.rivulet.auth.outbox;

import dev.rivulet.health.WatchedThread;
import dev.rivulet.health.WatchedThreads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Publishes the outbox to Kafka on a watched thread: right after each commit, and repeatedly until it is empty. */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** The interval of checks for records that another instance left behind, and of retries. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** Above a batch's acknowledgement and database timeouts together. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(2);

    private final OutboxBatch batch;
    private final Semaphore work = new Semaphore(0);
    private final WatchedThread thread = new WatchedThread("outbox-relay", STUCK_AFTER, this::run);
    private boolean failing;

    OutboxRelay(OutboxBatch batch) {
        this.batch = batch;
    }

    void start(@Observes StartupEvent event, WatchedThreads threads) {
        threads.start(thread);
    }

    void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Appended event) {
        work.release();
    }

    private void run() throws InterruptedException {
        while (!thread.stopping()) {
            thread.advanced();
            relayAll();
            if (work.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        }
    }

    private void relayAll() {
        try {
            while (!thread.stopping() && batch.relay() > 0) {
                thread.advanced();
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!thread.stopping() && !failing) {
                LOG.warn("The outbox cannot be relayed; retrying every " + INTERVAL, e);
            }
            failing = true;
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop();
        work.release();
        thread.join(Duration.ofSeconds(5));
    }
}
