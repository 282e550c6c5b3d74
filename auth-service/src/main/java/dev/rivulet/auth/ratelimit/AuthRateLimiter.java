package dev.rivulet.auth.ratelimit;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.AuthRate;
import dev.rivulet.problems.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How often what may be tried; each method ends the request with 429 when it is too often. No stranger can shut
 * somebody out of an account: see ADR 15.
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
    private final Limit confirmSession;
    private final Limit firestoreAccount;

    private final MeterRegistry meters;

    AuthRateLimiter(AuthConfig config, Clock clock, MeterRegistry meters) {
        this.meters = meters;
        AuthConfig.Limits limits = config.limits();
        Maker maker = new Maker(limits.remembered(), clock);
        loginAddress = maker.limit("login-address", limits.loginAddress());
        loginFailuresAddress = maker.limit("login-failures-address", limits.loginFailuresAddress());
        loginFailuresAccount = maker.limit("login-failures-account", limits.loginFailuresAccount());
        loginFailuresPair = maker.limit("login-failures-pair", limits.loginFailuresPair());
        registerAddress = maker.limit("register-address", limits.registerAddress());
        refreshFailuresAddress = maker.limit("refresh-failures-address", limits.refreshFailuresAddress());
        refreshAccount = maker.limit("refresh-account", limits.refreshAccount());
        confirmSession = maker.limit("confirm-session", limits.confirmSession());
        firestoreAccount = maker.limit("firestore-account", limits.firestoreAccount());
    }

    /**
     * A sign-in.
     *
     * @param account what names the account, whether there is one or not; empty where there can be none of that name
     * @param network where it comes from
     */
    public ChargedAttempt login(Optional<String> account, String network) {
        count(loginAddress, network);
        ChargedAttempt attempt = new ChargedAttempt();
        take(attempt, loginFailuresAddress, network, 1);
        account.ifPresent(name -> takeOfAccount(attempt, name, network));
        return attempt;
    }

    /** Too many failures for an account never refuse anybody by themselves; they make each further one dear. */
    private void takeOfAccount(ChargedAttempt attempt, String account, String network) {
        Bucket failures = loginFailuresAccount.buckets().of(account);
        boolean calm = failures.tryConsume(1);
        if (calm) {
            attempt.took(failures, 1);
        }
        int price = calm ? 1 : loginFailuresPair.buckets().capacity();
        take(attempt, loginFailuresPair, account + ' ' + network, price);
    }

    /** A wish to register, which counts whatever comes of it: it tells whether a name is taken. */
    public void register(String network) {
        count(registerAddress, network);
    }

    /** A refresh, before it is known whose. */
    public ChargedAttempt refresh(String network) {
        ChargedAttempt attempt = new ChargedAttempt();
        take(attempt, refreshFailuresAddress, network, 1);
        return attempt;
    }

    /** A refresh of an account; to be asked before its token is spent. */
    public void refreshOf(Object account) {
        count(refreshAccount, account.toString());
    }

    /** The password given once more, by somebody who is signed in. Each session has its own allowance. */
    public ChargedAttempt confirm(Object session) {
        ChargedAttempt attempt = new ChargedAttempt();
        take(attempt, confirmSession, session.toString(), 1);
        return attempt;
    }

    public void firestoreToken(Object account) {
        count(firestoreAccount, account.toString());
    }

    /** Counts, whatever comes of it. */
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
        meters.counter("rivulet.refused", "limit", limit.name()).increment();
        // Rounded up, so that who waits that long is not refused again.
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
        throw ProblemException.tooMany("Too many attempts; wait a little", wait);
    }

    /** @param name of the limit in metrics */
    private record Limit(String name, Buckets buckets) {}

    private record Maker(int remembered, Clock clock) {
        Limit limit(String name, AuthRate rate) {
            return new Limit(name, new Buckets(rate, remembered, clock));
        }
    }
}
