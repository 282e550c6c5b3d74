package dev.rivulet.auth.account;

import dev.rivulet.auth.password.NewPassword;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ClientAddress;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/users")
@PermitAll
class SignUpResource {
    private final Accounts accounts;
    private final AuthRateLimiter limits;
    private final ClientAddress client;

    SignUpResource(Accounts accounts, AuthRateLimiter limits, ClientAddress client) {
        this.accounts = accounts;
        this.limits = limits;
        this.client = client;
    }

    record NewUser(
            @NotNull @Pattern(regexp = Username.REGEX, message = Username.RULE) @Schema(examples = "ann")
            String username,

            @NotNull @NewPassword
            @Schema(examples = "correct horse battery", minLength = NewPassword.MIN, maxLength = NewPassword.MAX)
            String password) {

        @Override
        public String toString() {
            return "NewUser[username=" + username + "]";
        }
    }

    @POST
    @Operation(summary = "Create an account")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "409", description = "The username is taken")
    @APIResponse(responseCode = "429", description = "Too many accounts from this address")
    public RestResponse<UserView> register(@NotNull @Valid NewUser body) {
        Username username = new Username(body.username());
        limits.register(client.network());
        NewPassword.Check.refuseGuessable(username.key(), "password", body.password());
        UserView view = accounts.register(username, body.password())
                .map(UserView::of)
                .orElseThrow(() -> ProblemException.of(ProblemType.USERNAME_TAKEN, "Choose another username"));
        // Relative, so that it is correct behind a proxy with other paths.
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .header(HttpHeaders.LOCATION, "users/" + view.id())
                .build();
    }
}
