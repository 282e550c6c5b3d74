package dev.rivulet.auth.session;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.account.AccessRevoked;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens that stand for a right password until the second factor is given. They open nothing else, last for minutes and
 * for a few codes, on all instances together, and end with any change of the account's credentials.
 */
@ApplicationScoped
class LoginChallenges {
    static final int MAX_ATTEMPTS = 5;

    private static final String OPEN = "tokenHash = ?1 and attempts < ?2 and expiresAt > ?3";

    private final AuthConfig.SecondFactor config;
    private final Clock clock;

    LoginChallenges(AuthConfig config, Clock clock) {
        this.config = config.secondFactor();
        this.clock = clock;
    }

    /** @param amr how the user gave the first factor */
    record Open(UUID user, String amr) {}

    @Transactional(Transactional.TxType.MANDATORY)
    TokenSecret issue(UUID user, String amr) {
        TokenSecret secret = TokenSecret.random();
        LoginChallenge challenge = new LoginChallenge();
        challenge.tokenHash = secret.hash();
        challenge.userId = user;
        challenge.amr = amr;
        challenge.expiresAt = clock.instant().plus(config.challengeLifetime());
        challenge.persist();
        return secret;
    }

    /** Empty for a challenge that is unknown, expired or exhausted. */
    @Transactional
    Optional<Open> find(TokenSecret secret) {
        return LoginChallenge.<LoginChallenge>find(OPEN, secret.hash(), MAX_ATTEMPTS, clock.instant())
                .firstResultOptional()
                .map(challenge -> new Open(challenge.userId, challenge.amr));
    }

    /** Counts an attempt, even if the rest of the request fails. False if none is left. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean count(TokenSecret secret) {
        return LoginChallenge.update(
                        "attempts = attempts + 1 where " + OPEN, secret.hash(), MAX_ATTEMPTS, clock.instant())
                == 1;
    }

    /** Whether it was neither used nor ended by a change of the credentials. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean exists(TokenSecret secret) {
        return LoginChallenge.count("tokenHash", secret.hash()) == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(TokenSecret secret) {
        LoginChallenge.delete("tokenHash", secret.hash());
    }

    void endAll(@Observes AccessRevoked event) {
        LoginChallenge.delete("userId", event.user());
    }

    @Scheduled(every = "${rivulet.auth.cleanup-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        LoginChallenge.delete("expiresAt <= ?1", clock.instant());
    }
}
