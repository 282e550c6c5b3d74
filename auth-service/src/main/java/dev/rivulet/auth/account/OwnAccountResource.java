package dev.rivulet.auth.account;

import dev.rivulet.auth.password.NewPassword;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ChargedAttempt;
import dev.rivulet.auth.token.AuthCaller;
import dev.rivulet.problems.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/users/me")
@Authenticated
class OwnAccountResource {
    /** 128 characters of two UTF-16 units each. */
    private static final int LONGEST = 2 * NewPassword.MAX;

    private final Accounts accounts;
    private final AuthRateLimiter limits;
    private final AuthCaller caller;

    OwnAccountResource(Accounts accounts, AuthRateLimiter limits, AuthCaller caller) {
        this.accounts = accounts;
        this.limits = limits;
        this.caller = caller;
    }

    record PasswordChange(
            @NotNull @Size(max = LONGEST) @Schema(examples = "correct horse battery")
            String currentPassword,

            @NotNull @NewPassword
            @Schema(examples = "staple of another kind", minLength = NewPassword.MIN, maxLength = NewPassword.MAX)
            String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    record Deletion(
            @NotNull @Size(max = LONGEST) @Schema(examples = "correct horse battery")
            String password) {

        @Override
        public String toString() {
            return "Deletion[…]";
        }
    }

    @GET
    @Operation(summary = "Get the caller's account")
    public UserView me() {
        return accounts.find(caller.user()).map(UserView::of).orElseThrow(UserView::nobody);
    }

    @PUT
    @Path("/password")
    @Operation(summary = "Change the password; ends all sessions, including this one")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords")
    public void changePassword(@NotNull @Valid PasswordChange change) {
        Account user = confirmed("current_password", change.currentPassword());
        NewPassword.Check.refuseGuessable(user.usernameKey, "new_password", change.newPassword());
        if (!accounts.changePassword(user, change.newPassword())) {
            throw wrong("current_password");
        }
    }

    @POST
    @Path("/deletion")
    @Operation(
            summary = "Delete the caller's account permanently",
            description =
                    "Messages stay in their chats without the author's name. The username is reserved for a while.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords")
    public void delete(@NotNull @Valid Deletion deletion) {
        if (!accounts.delete(confirmed("password", deletion.password()))) {
            throw wrong("password");
        }
    }

    /** A stolen access token must not suffice to take over the account or to guess the password. */
    private Account confirmed(String field, String password) {
        try (ChargedAttempt attempt = limits.confirm(caller.session())) {
            Optional<Account> user = accounts.confirm(caller.user(), password);
            if (user.isEmpty()) {
                attempt.failed();
            }
            return user.orElseThrow(() -> wrong(field));
        }
    }

    private static ProblemException wrong(String field) {
        return ProblemException.invalid(field, "is not your password");
    }
}
