package dev.rivulet.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rivulet.auth.account.Accounts;
import dev.rivulet.auth.account.User;
import dev.rivulet.auth.session.Sessions.Grant;
import dev.rivulet.auth.token.AccessTokens;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in, staying signed in, signing out. */
@Path("/api/v1")
@PermitAll
class SessionResource {
    private final Accounts accounts;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final RefreshCookie cookie;

    SessionResource(Accounts accounts, Sessions sessions, AccessTokens tokens, RefreshCookie cookie) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
    }

    /** @param cookie whether the refresh token is to come as a cookie, as a browser wants it, and not in the body */
    record Credentials(
            @NotNull @Size(max = 128) String username,
            @NotNull @Size(max = 128) String password,
            boolean cookie) {
        @Override
        public String toString() {
            return "Credentials[username=" + username + "]";
        }
    }

    record Refresh(@Size(max = 128) String refreshToken) {
        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    /** @param expiresIn seconds that the access token is good for */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignedIn(
            @NotNull String accessToken,
            @NotNull String tokenType,
            @Schema(required = true) long expiresIn,
            String refreshToken,
            @NotNull UUID id,
            @NotNull String username) {

        @Override
        public String toString() {
            return "SignedIn[id=" + id + "]";
        }
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sign in")
    @APIResponseSchema(value = SignedIn.class, responseCode = "200")
    @APIResponse(responseCode = "401", description = "Wrong username or password")
    public RestResponse<SignedIn> login(@NotNull @Valid Credentials credentials) {
        User user = accounts.authenticate(credentials.username(), credentials.password())
                .orElseThrow(() -> ProblemException.of(ProblemType.WRONG_CREDENTIALS, "Check both and try again"));
        return signedIn(sessions.open(user), credentials.cookie());
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<SignedIn> login(
            @RestForm @NotNull @Size(max = 128) String username, @RestForm @NotNull @Size(max = 128) String password) {
        return login(new Credentials(username, password, false));
    }

    @POST
    @Path("/token/refresh")
    @Operation(summary = "Stay signed in: trade the refresh token, good once, for new tokens")
    @APIResponseSchema(value = SignedIn.class, responseCode = "200")
    @APIResponse(responseCode = "401", description = "The session has ended")
    public RestResponse<SignedIn> refresh(
            @RestCookie(RefreshCookie.NAME) @Size(max = 128) String fromCookie, @Valid Refresh body) {
        return secret(fromCookie, body)
                .flatMap(sessions::refresh)
                .map(grant -> signedIn(grant, inBody(body).isEmpty()))
                .orElseThrow(() -> ProblemException.of(ProblemType.SESSION_ENDED, "Sign in again"));
    }

    @POST
    @Path("/logout")
    @Operation(summary = "Sign out; the access token is good until it expires")
    public RestResponse<Void> logout(
            @RestCookie(RefreshCookie.NAME) @Size(max = 128) String fromCookie, @Valid Refresh body) {
        secret(fromCookie, body).ifPresent(sessions::end);
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(cookie.cleared())
                .build();
    }

    private RestResponse<SignedIn> signedIn(Grant grant, boolean asCookie) {
        String inBody = asCookie ? null : grant.refreshToken().value();
        User user = grant.user();
        SignedIn entity =
                new SignedIn(tokens.issue(user), "Bearer", tokens.life().toSeconds(), inBody, user.id, user.username);
        var response = RestResponse.ResponseBuilder.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return (asCookie ? response.cookie(cookie.holding(grant.refreshToken(), grant.life())) : response).build();
    }

    private static Optional<Secret> secret(String fromCookie, Refresh body) {
        return inBody(body).or(() -> Optional.ofNullable(fromCookie).map(Secret::new));
    }

    private static Optional<Secret> inBody(Refresh body) {
        return Optional.ofNullable(body).map(Refresh::refreshToken).map(Secret::new);
    }
}
