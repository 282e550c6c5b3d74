package dev.rivulet.auth.account;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.outbox.Outbox;
import dev.rivulet.events.UserEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Transactions on accounts. Each writes its event to the outbox. */
@ApplicationScoped
class AccountTransactions {
    private final Outbox outbox;
    private final Event<AccessRevoked> accessRevoked;
    private final AuthConfig config;
    private final Clock clock;

    AccountTransactions(Outbox outbox, Event<AccessRevoked> accessRevoked, AuthConfig config, Clock clock) {
        this.outbox = outbox;
        this.accessRevoked = accessRevoked;
        this.config = config;
        this.clock = clock;
    }

    /** Empty if the username is taken or reserved. */
    Optional<Account> insert(Username username, String passwordHash) {
        try {
            return QuarkusTransaction.joiningExisting().call(() -> insertInTransaction(username, passwordHash));
        } catch (ConstraintViolationException e) {
            if ("users_username_key".equals(e.getConstraintName())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Account> insertInTransaction(Username username, String passwordHash) {
        Account user = new Account();
        user.username = username.value();
        user.usernameKey = username.key();
        user.passwordHash = passwordHash;
        // PostgreSQL's precision, so that event and row agree.
        user.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        user.persistAndFlush();
        // After the insert, which waits for a concurrent deletion of the same username.
        if (ReservedUsername.rests(user.usernameKey, clock.instant())) {
            user.delete();
            return Optional.empty();
        }
        outbox.append(new UserEvent(user.id, user.username, user.createdAt));
        return Optional.of(user);
    }

    @Transactional
    Optional<Account> find(Username username) {
        return Account.findByUsername(username);
    }

    @Transactional
    Optional<Account> find(UUID id) {
        return Account.findByIdOptional(id);
    }

    @Transactional
    boolean replace(Account confirmed, String passwordHash) {
        Optional<Account> user = Account.lock(confirmed);
        user.ifPresent(u -> {
            u.passwordHash = passwordHash;
            accessRevoked.fire(AccessRevoked.everywhere(u.id));
        });
        return user.isPresent();
    }

    @Transactional
    boolean delete(Account confirmed) {
        Optional<Account> user = Account.lock(confirmed);
        user.ifPresent(u -> {
            ReservedUsername.rest(u.usernameKey, clock.instant().plus(config.usernameReservation()));
            accessRevoked.fire(AccessRevoked.everywhere(u.id));
            Account.delete("id", u.id);
            outbox.appendTombstone(u.id);
        });
        return user.isPresent();
    }

    /** Deletes expired reservations. */
    @Scheduled(every = "${rivulet.auth.cleanup-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void deleteExpiredReservations() {
        ReservedUsername.delete("until <= ?1", clock.instant());
    }
}
