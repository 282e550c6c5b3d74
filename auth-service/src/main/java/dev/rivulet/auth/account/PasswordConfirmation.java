package dev.rivulet.auth.account;

import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ChargedAttempt;
import dev.rivulet.auth.token.AuthCaller;
import dev.rivulet.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Requires the password of the caller: a stolen access token must not suffice to take over the account. */
@ApplicationScoped
public class PasswordConfirmation {
    /** In UTF-16 units: 128 characters of two each. */
    public static final int LONGEST = 256;

    private final Accounts accounts;
    private final AuthRateLimiter limits;
    private final AuthCaller caller;

    PasswordConfirmation(Accounts accounts, AuthRateLimiter limits, AuthCaller caller) {
        this.accounts = accounts;
        this.limits = limits;
        this.caller = caller;
    }

    /**
     * The caller's account, as it was when the password was checked.
     *
     * @param field that holds the password; it is named if the password is wrong
     */
    public Account require(String field, String password) {
        try (ChargedAttempt attempt = limits.confirm(caller.session())) {
            Optional<Account> user = accounts.confirm(caller.user(), password);
            if (user.isEmpty()) {
                attempt.failed();
            }
            return user.orElseThrow(() -> wrong(field));
        }
    }

    public static ProblemException wrong(String field) {
        return ProblemException.invalid(field, "is not your password");
    }
}
