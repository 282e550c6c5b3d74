package dev.rivulet.auth.audit;

import dev.rivulet.auth.AuthConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Sign-in attempts: a table for investigations, and metrics. */
@ApplicationScoped
public class LoginAttempts {
    private final EntityManager entities;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AuthConfig config;

    LoginAttempts(EntityManager entities, MeterRegistry meters, Clock clock, AuthConfig config) {
        this.entities = entities;
        this.meters = meters;
        this.clock = clock;
        this.config = config;
        // Zero is something else than nothing to whoever watches.
        for (Outcome outcome : Outcome.values()) {
            meters.counter("rivulet.logins", "outcome", outcome.text());
        }
    }

    /**
     * The outcome of an attempt. Rate-limited attempts are only counted: storing them would allow a flood of writes.
     */
    public enum Outcome {
        SUCCESS,
        /** The password was right; a second factor is awaited. */
        CHALLENGED,
        WRONG_PASSWORD,
        WRONG_CODE,
        UNKNOWN_USER,
        REFUSED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Takes the same time for each outcome, so that timing does not reveal whether there is an account.
     *
     * @param user empty if there is no such account; the name that was typed may be a password
     */
    @Transactional
    public void record(Optional<UUID> user, String address, Outcome outcome) {
        entities.createNativeQuery("""
                        insert into login_attempts (at, user_id, address, outcome)
                        values (:at, (select id from users where id = :user), :address, :outcome)""")
                .setParameter("at", clock.instant())
                .setParameter("user", user.orElse(new UUID(0, 0)))
                .setParameter("address", address)
                .setParameter("outcome", outcome.text())
                .executeUpdate();
        count(outcome);
    }

    public void count(Outcome outcome) {
        meters.counter("rivulet.logins", "outcome", outcome.text()).increment();
    }

    @Scheduled(every = "${rivulet.auth.cleanup-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        entities.createNativeQuery("delete from login_attempts where at < :before")
                .setParameter("before", clock.instant().minus(config.attemptRetention()))
                .executeUpdate();
    }
}
