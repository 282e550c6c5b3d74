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

/** Who tried to sign in, from where, and what came of it: a table for those who investigate, and metrics. */
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

    /** What came of a try. Tries above a limit are only counted: writing them all would be an attack of its own. */
    public enum Outcome {
        SUCCESS,
        WRONG_PASSWORD,
        UNKNOWN_USER,
        REFUSED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Takes the same while for each outcome, as an answer must not tell whether there is an account.
     *
     * @param user empty where there is no such account; what was typed in its place may be a password
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

    /** Deletes what is older than it is to be kept. */
    @Scheduled(every = "${rivulet.auth.cleaning}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        entities.createNativeQuery("delete from login_attempts where at < :before")
                .setParameter("before", clock.instant().minus(config.attemptsKept()))
                .executeUpdate();
    }
}
