package dev.rivulet.auth.session;

import dev.rivulet.auth.account.Account;
import dev.rivulet.auth.audit.LoginAttempts;
import dev.rivulet.auth.audit.LoginAttempts.Outcome;
import dev.rivulet.auth.factor.SecondFactors;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ChargedAttempt;
import dev.rivulet.auth.ratelimit.ClientAddress;
import dev.rivulet.auth.session.LoginChallenges.Open;
import dev.rivulet.auth.session.Sessions.Grant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Opens a session for a challenge and a code. Attempts are rate-limited and recorded. */
@ApplicationScoped
class SecondStep {
    private final LoginChallenges challenges;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final AuthRateLimiter limits;
    private final LoginAttempts attempts;
    private final ClientAddress client;

    SecondStep(
            LoginChallenges challenges,
            SecondFactors factors,
            Sessions sessions,
            AuthRateLimiter limits,
            LoginAttempts attempts,
            ClientAddress client) {
        this.challenges = challenges;
        this.factors = factors;
        this.sessions = sessions;
        this.limits = limits;
        this.attempts = attempts;
        this.client = client;
    }

    sealed interface Result {
        record Complete(Grant grant) implements Result {}

        record WrongCode() implements Result {}

        /** Unknown, expired, used, exhausted, or the credentials changed. */
        record ChallengeEnded() implements Result {}
    }

    Result with(TokenSecret challenge, String code) {
        try (ChargedAttempt ofAddress = limits.secondStep(client.network())) {
            Result result = challenges
                    .find(challenge)
                    .map(open -> ofAccount(open, challenge, code))
                    .orElseGet(Result.ChallengeEnded::new);
            if (!(result instanceof Result.Complete)) {
                ofAddress.failed();
            }
            return result;
        }
    }

    private Result ofAccount(Open open, TokenSecret challenge, String code) {
        try (ChargedAttempt ofAccount = limits.secondFactor(open.user())) {
            // After the limit: a client that was refused may return with the same challenge.
            Result result = challenges.count(challenge)
                    ? QuarkusTransaction.requiringNew().call(() -> complete(open, challenge, code))
                    : new Result.ChallengeEnded();
            if (result instanceof Result.WrongCode) {
                ofAccount.failed();
                attempts.record(Optional.of(open.user()), client.address(), Outcome.WRONG_CODE);
            }
            return result;
        }
    }

    /** Locks the account, so that no change of its credentials comes between. */
    private Result complete(Open open, TokenSecret challenge, String code) {
        Optional<Account> user = Account.lock(open.user());
        if (user.isEmpty() || !challenges.exists(challenge)) {
            return new Result.ChallengeEnded();
        }
        if (!factors.accept(open.user(), code)) {
            return new Result.WrongCode();
        }
        challenges.end(challenge);
        Grant grant = sessions.open(user.get(), client.userAgent(), open.amr() + Session.AND_CODE);
        attempts.record(Optional.of(open.user()), client.address(), Outcome.SUCCESS);
        return new Result.Complete(grant);
    }
}
