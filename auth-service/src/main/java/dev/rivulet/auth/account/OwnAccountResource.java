package dev.rivulet.auth.account;

import dev.rivulet.auth.password.NewPassword;
import dev.rivulet.auth.token.AuthCaller;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/users/me")
@Authenticated
class OwnAccountResource {
    private final Accounts accounts;
    private final PasswordConfirmation password;
    private final AuthCaller caller;

    OwnAccountResource(Accounts accounts, PasswordConfirmation password, AuthCaller caller) {
        this.accounts = accounts;
        this.password = password;
        this.caller = caller;
    }

    record PasswordChange(
            @NotNull @Size(max = PasswordConfirmation.LONGEST) @Schema(examples = "correct horse battery")
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
            @NotNull @Size(max = PasswordConfirmation.LONGEST) @Schema(examples = "correct horse battery")
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
        Account user = password.require("current_password", change.currentPassword());
        NewPassword.Check.refuseGuessable(user.usernameKey, "new_password", change.newPassword());
        if (!accounts.changePassword(user, change.newPassword())) {
            throw PasswordConfirmation.wrong("current_password");
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
        if (!accounts.delete(password.require("password", deletion.password()))) {
            throw PasswordConfirmation.wrong("password");
        }
    }
}
