package dev.rivulet.auth.session;

import dev.rivulet.auth.account.Account;
import dev.rivulet.auth.account.Accounts;
import dev.rivulet.auth.account.Accounts.Authentication;
import dev.rivulet.auth.account.Accounts.Authentication.Right;
import dev.rivulet.auth.account.Accounts.Authentication.WrongPassword;
import dev.rivulet.auth.account.Username;
import dev.rivulet.auth.audit.LoginAttempts;
import dev.rivulet.auth.audit.LoginAttempts.Outcome;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ChargedAttempt;
import dev.rivulet.auth.ratelimit.ClientAddress;
import dev.rivulet.auth.session.Sessions.Grant;
import dev.rivulet.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Opens a session for a username and password. Attempts are rate-limited and recorded. */
@ApplicationScoped
class SignIn {
    private final Accounts accounts;
    private final Sessions sessions;
    private final AuthRateLimiter limits;
    private final LoginAttempts attempts;
    private final ClientAddress client;

    SignIn(Accounts accounts, Sessions sessions, AuthRateLimiter limits, LoginAttempts attempts, ClientAddress client) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.attempts = attempts;
        this.client = client;
    }

    /** Empty for an unknown username or a wrong password, after the same time and the same steps. */
    Optional<Grant> with(String username, String password) {
        try (ChargedAttempt attempt = begin(username)) {
            Authentication result = accounts.authenticate(username, password);
            if (result instanceof Right right) {
                Optional<Grant> grant = QuarkusTransaction.requiringNew().call(() -> open(right.user()));
                if (grant.isPresent()) {
                    return grant;
                }
            }
            attempt.failed();
            if (result instanceof WrongPassword wrong) {
                record(Optional.of(wrong.user().id), Outcome.WRONG_PASSWORD);
            } else {
                record(Optional.empty(), Outcome.UNKNOWN_USER);
            }
            return Optional.empty();
        }
    }

    private Optional<Grant> open(Account user) {
        Optional<Grant> grant = sessions.open(user, client.userAgent());
        grant.ifPresent(g -> record(Optional.of(user.id), Outcome.SUCCESS));
        return grant;
    }

    private ChargedAttempt begin(String username) {
        try {
            return limits.login(Username.parse(username).map(Username::key), client.network());
        } catch (ProblemException e) {
            attempts.count(Outcome.REFUSED);
            throw e;
        }
    }

    private void record(Optional<UUID> user, Outcome outcome) {
        attempts.record(user, client.address(), outcome);
    }
}
