package dev.rivulet.auth.session;

import dev.rivulet.auth.account.Account;
import dev.rivulet.auth.account.Accounts;
import dev.rivulet.auth.account.Accounts.Authentication;
import dev.rivulet.auth.account.Accounts.Authentication.Right;
import dev.rivulet.auth.account.Accounts.Authentication.WrongPassword;
import dev.rivulet.auth.account.Username;
import dev.rivulet.auth.audit.LoginAttempts;
import dev.rivulet.auth.audit.LoginAttempts.Outcome;
import dev.rivulet.auth.factor.SecondFactors;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ChargedAttempt;
import dev.rivulet.auth.ratelimit.ClientAddress;
import dev.rivulet.auth.session.Sessions.Grant;
import dev.rivulet.problems.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens a session for a username and password, or a challenge if the account has a second factor. Attempts are
 * rate-limited and recorded.
 */
@ApplicationScoped
class SignIn {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final LoginChallenges challenges;
    private final Sessions sessions;
    private final AuthRateLimiter limits;
    private final LoginAttempts attempts;
    private final ClientAddress client;

    SignIn(
            Accounts accounts,
            SecondFactors factors,
            LoginChallenges challenges,
            Sessions sessions,
            AuthRateLimiter limits,
            LoginAttempts attempts,
            ClientAddress client) {
        this.accounts = accounts;
        this.factors = factors;
        this.challenges = challenges;
        this.sessions = sessions;
        this.limits = limits;
        this.attempts = attempts;
        this.client = client;
    }

    sealed interface Result {
        record Complete(Grant grant) implements Result {}

        record SecondFactorNeeded(TokenSecret challenge) implements Result {}

        record Refused() implements Result {}
    }

    /** Refuses an unknown username and a wrong password after the same time and the same steps. */
    Result with(String username, String password) {
        try (ChargedAttempt attempt = begin(username)) {
            Authentication authentication = accounts.authenticate(username, password);
            if (authentication instanceof Right right) {
                Optional<Result> result = QuarkusTransaction.requiringNew().call(() -> open(right.user()));
                if (result.isPresent()) {
                    return result.get();
                }
            }
            attempt.failed();
            if (authentication instanceof WrongPassword wrong) {
                record(Optional.of(wrong.user().id), Outcome.WRONG_PASSWORD);
            } else {
                record(Optional.empty(), Outcome.UNKNOWN_USER);
            }
            return new Result.Refused();
        }
    }

    /** Empty if the account was deleted or its password changed while the password was being verified. */
    private Optional<Result> open(Account verified) {
        return Account.lock(verified).map(user -> {
            if (factors.isActive(user.id)) {
                record(Optional.of(user.id), Outcome.CHALLENGED);
                return new Result.SecondFactorNeeded(challenges.issue(user.id, Session.PASSWORD));
            }
            Grant grant = sessions.open(user, client.userAgent(), Session.PASSWORD);
            record(Optional.of(user.id), Outcome.SUCCESS);
            return new Result.Complete(grant);
        });
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
