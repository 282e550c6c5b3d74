package dev.rivulet.auth.session;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.account.Account;
import dev.rivulet.auth.account.PasswordChangeListener;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens, continues and ends sessions.
 *
 * <p>A refresh token is good once, but for an answer that was lost on the way. To see a spent one again means that somebody copied it, and nobody can say which of
 * the two is its owner: the session ends for both (RFC 9700, section 4.14.2).
 */
@ApplicationScoped
public class Sessions {
    /** How long after a trade its answer may turn out to have been lost. */
    private static final Duration ANSWER_LOST_WITHIN = Duration.ofSeconds(10);

    private final AuthConfig config;
    private final AuthRateLimiter limits;
    private final Clock clock;

    Sessions(AuthConfig config, AuthRateLimiter limits, Clock clock) {
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    /** A session, its user, the next refresh token, and how long the session still lasts. */
    record Grant(UUID session, Account user, RefreshTokenSecret refreshToken, Duration life) {}

    /**
     * A new session; nothing when the password that was verified is not the user's any more, or the user is gone:
     * hashing takes a while, and who changed the password meanwhile wants nobody in who knew the old one.
     */
    @Transactional
    Optional<Grant> open(Account verified, String userAgent) {
        return Account.<Account>findByIdOptional(verified.id, LockModeType.PESSIMISTIC_WRITE)
                .filter(user -> user.passwordHash.equals(verified.passwordHash))
                .map(user -> openFor(user, userAgent));
    }

    private Grant openFor(Account user, String userAgent) {
        List<UUID> older = Session.<Session>find("user = ?1 order by lastUsedAt desc, id desc", user).stream()
                .map(session -> session.id)
                .skip(config.sessionsPerAccount() - 1L)
                .toList();
        if (!older.isEmpty()) {
            Session.delete("id in ?1", older);
        }
        Session session = new Session();
        session.user = user;
        session.createdAt = clock.instant();
        session.lastUsedAt = session.createdAt;
        session.expiresAt = session.createdAt.plus(config.sessionLife());
        session.userAgent = userAgent;
        session.persist();
        return grant(session);
    }

    /** Trades a refresh token for the next one; nothing where it is unknown, spent, or its session is over. */
    @Transactional
    Optional<Grant> refresh(RefreshTokenSecret secret) {
        Optional<RefreshToken> token = locked(secret);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        Session session = token.get().session;
        if (!session.expiresAt.isAfter(clock.instant()) || !isGood(token.get())) {
            delete(session);
            return Optional.empty();
        }
        // Before anything is spent: who is refused may come back with the same token.
        limits.refreshOf(session.user.id);
        // The answer to an earlier trade of this token was lost, and what it held must not be good as well.
        RefreshToken.delete("session = ?1 and spentAt is null and tokenHash <> ?2", session, token.get().tokenHash);
        token.get().spentAt = Optional.ofNullable(token.get().spentAt).orElse(clock.instant());
        session.lastUsedAt = clock.instant();
        return Optional.of(grant(session));
    }

    /** Ends the session that a refresh token belongs to, if there is one. */
    @Transactional
    void end(RefreshTokenSecret secret) {
        locked(secret).ifPresent(token -> delete(token.session));
    }

    /** Whether a session of a user lasts. An access token may outlive its session; where that matters, this is asked. */
    @Transactional
    public boolean lasts(UUID user, UUID session) {
        return Session.count("id = ?1 and user.id = ?2 and expiresAt > ?3", session, user, clock.instant()) > 0;
    }

    /** The sessions of a user that last, the one that was used last first. */
    @Transactional
    List<Session> of(UUID user) {
        return Session.list("user.id = ?1 and expiresAt > ?2 order by lastUsedAt desc, id desc", user, clock.instant());
    }

    /** Ends a session of a user; false when the user has no such session. */
    @Transactional
    boolean end(UUID user, UUID session) {
        return Session.delete("id = ?1 and user.id = ?2", session, user) > 0;
    }

    /** Ends all sessions of a user but one. */
    @Transactional
    void endOthers(UUID user, UUID session) {
        Session.delete("user.id = ?1 and id <> ?2", user, session);
    }

    void endAll(@Observes PasswordChangeListener changed) {
        Session.delete("user.id", changed.user());
    }

    /** Deletes the sessions that are over. */
    @Scheduled(every = "${rivulet.auth.cleaning}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        Session.delete("expiresAt <= ?1", clock.instant());
    }

    /**
     * Not spent; or spent a moment ago by a trade whose answer nobody used: a page that is reloaded twice in a row
     * throws the first answer away with its cookie.
     */
    private boolean isGood(RefreshToken token) {
        return token.spentAt == null
                || (token.spentAt.isAfter(clock.instant().minus(ANSWER_LOST_WITHIN))
                        && RefreshToken.count("session = ?1 and spentAt > ?2", token.session, token.spentAt) == 0);
    }

    private Grant grant(Session session) {
        RefreshTokenSecret secret = RefreshTokenSecret.random();
        RefreshToken token = new RefreshToken();
        token.tokenHash = secret.hash();
        token.session = session;
        token.issuedAt = clock.instant();
        token.persist();
        return new Grant(session.id, session.user, secret, Duration.between(token.issuedAt, session.expiresAt));
    }

    /**
     * A token whose session is held until the end of the transaction: two requests that come at once go one after the
     * other. The token is read after the wait, for what it was before does not count.
     */
    private static Optional<RefreshToken> locked(RefreshTokenSecret secret) {
        byte[] hash = secret.hash();
        return RefreshToken.getEntityManager()
                .createQuery("select t.session.id from RefreshToken t where t.tokenHash = ?1", UUID.class)
                .setParameter(1, hash)
                .getResultStream()
                .findFirst()
                .filter(Sessions::lock)
                .flatMap(id -> RefreshToken.findByIdOptional(hash));
    }

    private static boolean lock(UUID sessionId) {
        return Session.find("id", sessionId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .isPresent();
    }

    /** In one statement, to which the database adds the tokens. */
    private static void delete(Session session) {
        Session.delete("id", session.id);
    }
}
