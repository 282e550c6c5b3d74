package dev.rivulet.auth.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Metrics of unpublished records. Sampled, so that a scrape never waits for PostgreSQL. */
@ApplicationScoped
class OutboxLag {
    private final Clock clock;
    private volatile long waiting;
    private volatile Optional<Instant> oldest = Optional.empty();

    OutboxLag(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        meters.gauge("rivulet.outbox.waiting", this, lag -> lag.waiting);
        meters.gauge("rivulet.outbox.oldest.seconds", this, OutboxLag::seconds);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void look() {
        waiting = OutboxRecord.count();
        oldest = OutboxRecord.<OutboxRecord>find("order by id")
                .page(0, 1)
                .firstResultOptional()
                .map(record -> record.createdAt);
    }

    private double seconds() {
        return oldest.map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
