package dev.rivulet.auth.ratelimit;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.ratelimit.Rate;
import dev.rivulet.ratelimit.TokenBuckets;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Rate limits of sign-in and sign-up. Each method fails with 429 once its limit is exceeded. Strangers cannot lock a
 * user out of an account: see ADR 15.
 */
@ApplicationScoped
public class AuthRateLimiter {
    private final Limit loginAddress;
    private final Limit loginFailuresAddress;
    private final Limit loginFailuresAccount;
    private final Limit loginFailuresPair;
    private final Limit registerAddress;
    private final Limit refreshFailuresAddress;
    private final Limit refreshAccount;
    private final Limit secondFactorAccount;
    private final Limit confirmSession;
    private final Limit firestoreAccount;

    private final MeterRegistry meters;

    AuthRateLimiter(AuthConfig config, Clock clock, MeterRegistry meters) {
        this.meters = meters;
        AuthConfig.Limits limits = config.rateLimits();
        Maker maker = new Maker(limits.maxEntries(), clock);
        loginAddress = maker.limit("login-address", limits.loginAddress());
        loginFailuresAddress = maker.limit("login-failures-address", limits.loginFailuresAddress());
        loginFailuresAccount = maker.limit("login-failures-account", limits.loginFailuresAccount());
        loginFailuresPair = maker.limit("login-failures-pair", limits.loginFailuresPair());
        registerAddress = maker.limit("register-address", limits.registerAddress());
        refreshFailuresAddress = maker.limit("refresh-failures-address", limits.refreshFailuresAddress());
        refreshAccount = maker.limit("refresh-account", limits.refreshAccount());
        secondFactorAccount = maker.limit("second-factor-account", limits.secondFactorAccount());
        confirmSession = maker.limit("confirm-session", limits.confirmSession());
        firestoreAccount = maker.limit("firestore-account", limits.firestoreAccount());
    }

    /**
     * @param account the username's key, whether an account has it or not; empty if no username can have it
     * @param network the client's address or /64 network
     */
    public ChargedAttempt login(Optional<String> account, String network) {
        count(loginAddress, network);
        ChargedAttempt attempt = new ChargedAttempt();
        take(attempt, loginFailuresAddress, network, 1);
        account.ifPresent(name -> takeOfAccount(attempt, name, network));
        return attempt;
    }

    /** An exhausted account limit refuses nobody by itself; it makes each further failure expensive. */
    private void takeOfAccount(ChargedAttempt attempt, String account, String network) {
        Bucket failures = loginFailuresAccount.buckets().of(account);
        boolean calm = failures.tryConsume(1);
        if (calm) {
            attempt.took(failures, 1);
        }
        int price = calm ? 1 : loginFailuresPair.buckets().capacity();
        take(attempt, loginFailuresPair, account + ' ' + network, price);
    }

    /** Counts each attempt, because its answer reveals whether a username is taken. */
    public void register(String network) {
        count(registerAddress, network);
    }

    public ChargedAttempt refresh(String network) {
        ChargedAttempt attempt = new ChargedAttempt();
        take(attempt, refreshFailuresAddress, network, 1);
        return attempt;
    }

    /** Call before the token is spent. */
    public void refreshOf(Object account) {
        count(refreshAccount, account.toString());
    }

    /** The second step of a sign-in: failures count for the address as those of the first step do. */
    public ChargedAttempt secondStep(String network) {
        return login(Optional.empty(), network);
    }

    /** A code of an account's second factor, whatever it is for. */
    public ChargedAttempt secondFactor(Object account) {
        ChargedAttempt attempt = new ChargedAttempt();
        take(attempt, secondFactorAccount, account.toString(), 1);
        return attempt;
    }

    /** A password or code confirmed within a session. Each session has its own limit. */
    public ChargedAttempt confirm(Object session) {
        ChargedAttempt attempt = new ChargedAttempt();
        take(attempt, confirmSession, session.toString(), 1);
        return attempt;
    }

    public void firestoreToken(Object account) {
        count(firestoreAccount, account.toString());
    }

    private void count(Limit limit, String key) {
        ChargedAttempt attempt = new ChargedAttempt();
        take(attempt, limit, key, 1);
        attempt.failed();
    }

    private void take(ChargedAttempt attempt, Limit limit, String key, int tokens) {
        Bucket bucket = limit.buckets().of(key);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        if (probe.isConsumed()) {
            attempt.took(bucket, tokens);
            return;
        }
        attempt.close();
        meters.counter("rivulet.rate.limit.rejections", "limit", limit.name()).increment();
        // Rounded up, so that a client that waits this long is not refused again.
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
        throw ProblemException.tooMany("Too many attempts; wait a little", wait);
    }

    /** @param name of the limit in metrics */
    private record Limit(String name, TokenBuckets<String> buckets) {}

    private record Maker(int maxEntries, Clock clock) {
        Limit limit(String name, Rate rate) {
            return new Limit(
                    name, new TokenBuckets<>(rate, maxEntries, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis())));
        }
    }
}
