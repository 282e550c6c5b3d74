package dev.rivulet.auth.session;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ChargedAttempt;
import dev.rivulet.auth.ratelimit.ClientAddress;
import dev.rivulet.auth.session.Sessions.Grant;
import dev.rivulet.auth.session.SignIn.Result;
import dev.rivulet.auth.session.SignIn.Result.Complete;
import dev.rivulet.auth.session.SignIn.Result.SecondFactorNeeded;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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
    private final RefreshCookie cookie;
    private final SignedInResponse signedIn;
    private final AuthConfig.SecondFactor config;

    SessionResource(
            SignIn signIn,
            Sessions sessions,
            AuthRateLimiter limits,
            ClientAddress client,
            RefreshCookie cookie,
            SignedInResponse signedIn,
            AuthConfig config) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.limits = limits;
        this.client = client;
        this.cookie = cookie;
        this.signedIn = signedIn;
        this.config = config.secondFactor();
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

    /** @param expiresIn seconds */
    record Challenge(
            @NotNull @Schema(description = "For the second step of signing in only", examples = "kZ0…43 characters…")
            String challenge,

            @Schema(required = true, examples = "300") long expiresIn) {
        @Override
        public String toString() {
            return "Challenge[…]";
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

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sign in")
    @APIResponse(
            responseCode = "200",
            description = "Signed in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignedInResponse.SignedIn.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "The password is right, and the account has a second factor: give its code with the challenge",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Challenge.class)))
    @APIResponse(
            responseCode = "401",
            description = "Wrong username or password",
            extensions = @Extension(name = "x-problem", value = "wrong-credentials"))
    @APIResponse(
            responseCode = "429",
            description = "Too many failed attempts from this address, or from it for this account")
    public RestResponse<?> login(
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
        Result result = signIn.with(credentials.username(), credentials.password());
        if (result instanceof Complete complete) {
            return signedIn.of(complete.grant(), credentials.cookie());
        }
        if (result instanceof SecondFactorNeeded needed) {
            return RestResponse.ResponseBuilder.create(
                            RestResponse.Status.ACCEPTED,
                            new Challenge(
                                    needed.challenge().value(),
                                    config.challengeLifetime().toSeconds()))
                    .build();
        }
        throw ProblemException.of(ProblemType.WRONG_CREDENTIALS, "Check both and try again");
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<?> login(
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
    @APIResponseSchema(value = SignedInResponse.SignedIn.class, responseCode = "200")
    @APIResponse(responseCode = "401", description = "The session has ended")
    @APIResponse(responseCode = "429", description = "Too many refreshes; the token is not spent")
    public RestResponse<SignedInResponse.SignedIn> refresh(
            @Context HttpHeaders headers, @RequestBody(required = false) @Valid Refresh body) {
        return secret(headers, body)
                .flatMap(this::refreshed)
                .map(grant -> signedIn.of(grant, inBody(body).isEmpty()))
                .orElseThrow(() -> ProblemException.of(ProblemType.SESSION_ENDED, "Sign in again"));
    }

    private Optional<Grant> refreshed(TokenSecret secret) {
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

    private Optional<TokenSecret> secret(HttpHeaders headers, Refresh body) {
        return inBody(body).or(() -> cookie.of(headers));
    }

    private static Optional<TokenSecret> inBody(Refresh body) {
        return Optional.ofNullable(body).map(Refresh::refreshToken).map(TokenSecret::new);
    }
}
