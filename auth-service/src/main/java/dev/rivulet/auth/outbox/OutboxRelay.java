package dev.rivulet.auth.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Carries the outbox to Kafka on a thread of its own: at once after a commit, and again and again until it is empty. */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** How soon it looks for what another instance left behind, and how soon it tries again. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final OutboxBatch batch;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopping;
    private boolean failing;

    OutboxRelay(OutboxBatch batch) {
        this.batch = batch;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Appended event) {
        work.release();
    }

    private void run() {
        while (!stopping) {
            relayAll();
            try {
                boolean told = work.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                if (told) {
                    work.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void relayAll() {
        try {
            while (!stopping && batch.relay() > 0) {
                // Until it is empty.
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!stopping && !failing) {
                LOG.warn("The outbox can't be relayed; it is tried again every " + INTERVAL, e);
            }
            failing = true;
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        work.release();
        thread.join(Duration.ofSeconds(5).toMillis());
        thread.interrupt();
    }
}
