package dev.rivulet.auth.session;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.account.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Opens, continues and ends sessions.
 *
 * <p>A refresh token is good once. To see a spent one again means that somebody copied it, and nobody can say which of
 * the two is its owner: the session ends for both (RFC 9700, section 4.14.2).
 */
@ApplicationScoped
class Sessions {
    private final AuthConfig config;
    private final Clock clock;

    Sessions(AuthConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** A session's user and the next refresh token. */
    record Grant(User user, Secret refreshToken, Instant expiresAt) {}

    @Transactional
    Grant open(User user) {
        Session session = new Session();
        session.user = user;
        session.createdAt = clock.instant();
        session.expiresAt = session.createdAt.plus(config.sessionLife());
        session.persist();
        return grant(session, user);
    }

    /** Spends a refresh token for the next one; nothing where it is unknown, spent, or its session is over. */
    @Transactional
    Optional<Grant> refresh(Secret secret) {
        byte[] hash = secret.hash();
        Optional<Session> session = find(hash);
        // One statement, so that of two that come at the same moment one wins.
        int spent = RefreshToken.update("spentAt = ?1 where tokenHash = ?2 and spentAt is null", clock.instant(), hash);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        if (spent == 0 || !session.get().expiresAt.isAfter(clock.instant())) {
            delete(session.get());
            return Optional.empty();
        }
        return Optional.of(grant(session.get(), User.findById(session.get().user.id)));
    }

    /** Ends the session that a refresh token belongs to, if there is one. */
    @Transactional
    void end(Secret secret) {
        find(secret.hash()).ifPresent(Sessions::delete);
    }

    Duration life() {
        return config.sessionLife();
    }

    private Grant grant(Session session, User user) {
        Secret secret = Secret.random();
        RefreshToken token = new RefreshToken();
        token.tokenHash = secret.hash();
        token.session = session;
        token.issuedAt = clock.instant();
        token.persist();
        return new Grant(user, secret, session.expiresAt);
    }

    /** In one statement, to which the database adds the tokens. */
    private static void delete(Session session) {
        Session.delete("id", session.id);
    }

    private static Optional<Session> find(byte[] hash) {
        return RefreshToken.<RefreshToken>findByIdOptional(hash).map(token -> token.session);
    }
}
