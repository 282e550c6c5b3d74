package dev.rivulet.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rivulet.auth.account.Account;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ChargedAttempt;
import dev.rivulet.auth.ratelimit.ClientAddress;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1")
@PermitAll
class SessionResource {
    /** 128 characters of two UTF-16 units each. */
    private static final int LONGEST = 256;

    private final SignIn signIn;
    private final Sessions sessions;
    private final AuthRateLimiter limits;
    private final ClientAddress client;
    private final AccessTokens tokens;
    private final RefreshCookie cookie;

    SessionResource(
            SignIn signIn,
            Sessions sessions,
            AuthRateLimiter limits,
            ClientAddress client,
            AccessTokens tokens,
            RefreshCookie cookie) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.limits = limits;
        this.client = client;
        this.tokens = tokens;
        this.cookie = cookie;
    }

    /** @param cookie whether to return the refresh token as a cookie instead of in the body */
    record Credentials(
            @NotNull @Size(max = LONGEST) @Schema(examples = "ann")
            String username,

            @NotNull @Size(max = LONGEST) @Schema(examples = "correct horse battery")
            String password,

            @Schema(examples = "true") boolean cookie) {
        @Override
        public String toString() {
            return "Credentials[username=" + username + "]";
        }
    }

    record Refresh(
            @Size(max = 128) @Schema(examples = "kZ0…43 characters…")
            String refreshToken) {
        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    /** @param expiresIn lifetime of the access token in seconds */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignedIn(
            @NotNull @Schema(examples = "eyJ0eXAiOiJhdCtqd3Qi…")
            String accessToken,

            @NotNull @Schema(examples = "Bearer") String tokenType,
            @Schema(required = true, examples = "900") long expiresIn,

            @Schema(description = "Absent if it was sent as a cookie", examples = "kZ0…43 characters…")
            String refreshToken,

            @NotNull @Schema(examples = "019343c1-7f00-7000-8000-000000000001")
            UUID id,

            @NotNull @Schema(examples = "ann") String username) {

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
    @APIResponse(
            responseCode = "429",
            description = "Too many failed attempts from this address, or from it for this account")
    public RestResponse<SignedIn> login(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Credentials.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                        schema = @Schema(implementation = Credentials.class))
                            })
                    @NotNull @Valid Credentials credentials) {
        Grant grant = signIn.with(credentials.username(), credentials.password())
                .orElseThrow(() -> ProblemException.of(ProblemType.WRONG_CREDENTIALS, "Check both and try again"));
        return signedIn(grant, credentials.cookie());
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<SignedIn> login(
            @RestForm @NotNull @Size(max = LONGEST) String username,
            @RestForm @NotNull @Size(max = LONGEST) String password) {
        return login(new Credentials(username, password, false));
    }

    @POST
    @Path("/token/refresh")
    @Parameter(
            name = RefreshCookie.SECURE_NAME,
            in = ParameterIn.COOKIE,
            description = "The refresh token, if the body has none; without the prefix where there is no TLS",
            schema = @Schema(type = SchemaType.STRING),
            example = "kZ0…43 characters…")
    @Operation(summary = "Exchange a refresh token, which is valid once, for new tokens")
    @APIResponseSchema(value = SignedIn.class, responseCode = "200")
    @APIResponse(responseCode = "401", description = "The session has ended")
    @APIResponse(responseCode = "429", description = "Too many refreshes; the token is not spent")
    public RestResponse<SignedIn> refresh(
            @Context HttpHeaders headers, @RequestBody(required = false) @Valid Refresh body) {
        return secret(headers, body)
                .flatMap(this::refreshed)
                .map(grant -> signedIn(grant, inBody(body).isEmpty()))
                .orElseThrow(() -> ProblemException.of(ProblemType.SESSION_ENDED, "Sign in again"));
    }

    private Optional<Grant> refreshed(RefreshTokenSecret secret) {
        try (ChargedAttempt attempt = limits.refresh(client.network())) {
            Optional<Grant> grant = sessions.refresh(secret);
            if (grant.isEmpty()) {
                attempt.failed();
            }
            return grant;
        }
    }

    @POST
    @Path("/logout")
    @Parameter(
            name = RefreshCookie.SECURE_NAME,
            in = ParameterIn.COOKIE,
            description = "The refresh token, if the body has none; without the prefix where there is no TLS",
            schema = @Schema(type = SchemaType.STRING),
            example = "kZ0…43 characters…")
    @APIResponse(responseCode = "204", description = "The session has ended, or did not exist")
    @Operation(summary = "Sign out; services refuse the access token within seconds")
    public RestResponse<Void> logout(@Context HttpHeaders headers, @RequestBody(required = false) @Valid Refresh body) {
        secret(headers, body).ifPresent(sessions::end);
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(cookie.cleared())
                .build();
    }

    private RestResponse<SignedIn> signedIn(Grant grant, boolean asCookie) {
        String inBody = asCookie ? null : grant.refreshToken().value();
        Account user = grant.user();
        Duration life = tokens.life(grant.life());
        String access = tokens.issue(user.id, user.username, grant.session(), life);
        SignedIn entity = new SignedIn(access, "Bearer", life.toSeconds(), inBody, user.id, user.username);
        var response = RestResponse.ResponseBuilder.ok(entity);
        return (asCookie ? response.cookie(cookie.holding(grant.refreshToken(), grant.life())) : response).build();
    }

    private Optional<RefreshTokenSecret> secret(HttpHeaders headers, Refresh body) {
        return inBody(body).or(() -> cookie.of(headers));
    }

    private static Optional<RefreshTokenSecret> inBody(Refresh body) {
        return Optional.ofNullable(body).map(Refresh::refreshToken).map(RefreshTokenSecret::new);
    }
}
