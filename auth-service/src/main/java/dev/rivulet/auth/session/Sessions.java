package dev.rivulet.auth.session;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.account.AccessRevoked;
import dev.rivulet.auth.account.Account;
import dev.rivulet.auth.outbox.Outbox;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.token.AccessTokens;
import dev.rivulet.events.RevocationEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens, refreshes and ends sessions.
 *
 * <p>A refresh token has exactly one successor. Presented again within seconds, while the successor is unused, it
 * yields the same successor: the answer may have been lost. In any other case a spent token was copied, and nobody can
 * tell the owner from the thief, so the session ends for both (RFC 9700, section 4.14.2). Thread-safe.
 */
@ApplicationScoped
public class Sessions {
    /** How long after a refresh its answer may be requested again. */
    private static final Duration REPEATABLE = Duration.ofSeconds(10);

    private static final UUID NO_SESSION = new UUID(0, 0);

    private final AuthConfig config;
    private final AuthRateLimiter limits;
    private final AccessTokens tokens;
    private final Outbox outbox;
    private final Clock clock;

    Sessions(AuthConfig config, AuthRateLimiter limits, AccessTokens tokens, Outbox outbox, Clock clock) {
        this.config = config;
        this.limits = limits;
        this.tokens = tokens;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param amr how the user signed in, by values of RFC 8176 */
    record Grant(UUID session, Account user, TokenSecret refreshToken, Duration life, List<String> amr) {}

    /** @param user locked, so that its credentials are still those that were verified */
    @Transactional(Transactional.TxType.MANDATORY)
    Grant open(Account user, String userAgent, String amr) {
        end(Session.<Session>find("user = ?1 order by lastUsedAt desc, id desc", user).stream()
                .skip(config.sessionsPerAccount() - 1L)
                .toList());
        Session session = new Session();
        session.user = user;
        session.createdAt = clock.instant();
        session.lastUsedAt = session.createdAt;
        session.expiresAt = session.createdAt.plus(config.sessionLifetime());
        session.userAgent = userAgent;
        session.amr = amr;
        session.persist();
        TokenSecret secret = TokenSecret.random();
        issue(session, secret);
        return grant(session, secret);
    }

    /** Trades a refresh token for its successor; empty if it is unknown or reused, or its session has ended. */
    @Transactional
    Optional<Grant> refresh(TokenSecret secret) {
        RefreshToken token = locked(secret).orElse(null);
        if (token == null) {
            return Optional.empty();
        }
        Session session = token.session;
        if (!session.expiresAt.isAfter(clock.instant()) || isReused(token, secret)) {
            end(List.of(session));
            return Optional.empty();
        }
        // Before anything is spent: a client over its limit may return with the same token.
        limits.refreshOf(session.user.id);
        session.lastUsedAt = clock.instant();
        if (token.spentAt == null) {
            token.spentAt = clock.instant();
            token.successorSalt = TokenSecret.salt();
            issue(session, secret.successor(token.successorSalt));
        }
        return Optional.of(grant(session, secret.successor(token.successorSalt)));
    }

    @Transactional
    void end(TokenSecret secret) {
        locked(secret).ifPresent(token -> end(List.of(token.session)));
    }

    /** Whether a session is active: an access token may outlive its session. */
    @Transactional
    boolean isActive(UUID user, UUID session) {
        return Session.count("id = ?1 and user.id = ?2 and expiresAt > ?3", session, user, clock.instant()) > 0;
    }

    /** Active sessions, most recently used first. */
    @Transactional
    List<Session> of(UUID user) {
        return Session.list("user.id = ?1 and expiresAt > ?2 order by lastUsedAt desc, id desc", user, clock.instant());
    }

    /** False if the user has no such session. */
    @Transactional
    boolean end(UUID user, UUID session) {
        return end(Session.list("id = ?1 and user.id = ?2", session, user));
    }

    @Transactional
    void endOthers(UUID user, UUID session) {
        end(Session.list("user.id = ?1 and id <> ?2", user, session));
    }

    void endAll(@Observes AccessRevoked event) {
        end(Session.list(
                "user.id = ?1 and id <> ?2", event.user(), event.except().orElse(NO_SESSION)));
    }

    @Scheduled(every = "${rivulet.auth.cleanup-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        Session.delete("expiresAt <= ?1", clock.instant());
    }

    /** A page that is reloaded twice in a row discards an answer with its cookie; that alone is no reuse. */
    private boolean isReused(RefreshToken token, TokenSecret secret) {
        if (token.spentAt == null) {
            return false;
        }
        Optional<RefreshToken> successor = RefreshToken.findByIdOptional(
                secret.successor(token.successorSalt).hash());
        return !token.spentAt.isAfter(clock.instant().minus(REPEATABLE))
                || successor.filter(next -> next.spentAt == null).isEmpty();
    }

    private void issue(Session session, TokenSecret secret) {
        RefreshToken token = new RefreshToken();
        token.tokenHash = secret.hash();
        token.session = session;
        token.issuedAt = clock.instant();
        token.persist();
    }

    private Grant grant(Session session, TokenSecret secret) {
        Duration life = Duration.between(clock.instant(), session.expiresAt);
        return new Grant(session.id, session.user, secret, life, List.of(session.amr.split(" ")));
    }

    /**
     * Locks the token's session until the end of the transaction, so that concurrent requests are serialised. The token
     * is read after the lock.
     */
    private static Optional<RefreshToken> locked(TokenSecret secret) {
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

    /** Also revokes the access tokens of the sessions in all services. False if there are none. */
    private boolean end(List<Session> ended) {
        Instant until = tokens.allExpiredAt();
        ended.forEach(session -> outbox.append(new RevocationEvent(session.id, session.user.id, until)));
        // Refresh tokens are deleted by cascade.
        ended.forEach(session -> Session.delete("id", session.id));
        return !ended.isEmpty();
    }
}
