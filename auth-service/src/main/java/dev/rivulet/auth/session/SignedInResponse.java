package dev.rivulet.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rivulet.auth.account.Account;
import dev.rivulet.auth.session.Sessions.Grant;
import dev.rivulet.auth.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with the tokens of a session. */
@ApplicationScoped
class SignedInResponse {
    private final AccessTokens tokens;
    private final RefreshCookie cookie;

    SignedInResponse(AccessTokens tokens, RefreshCookie cookie) {
        this.tokens = tokens;
        this.cookie = cookie;
    }

    /** @param expiresIn lifetime of the access token in seconds */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SignedIn")
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

    /** @param asCookie whether the refresh token is a cookie instead of a part of the body */
    RestResponse<SignedIn> of(Grant grant, boolean asCookie) {
        String inBody = asCookie ? null : grant.refreshToken().value();
        Account user = grant.user();
        Duration life = tokens.life(grant.life());
        String access = tokens.issue(user.id, user.username, grant.session(), grant.amr(), life);
        SignedIn entity = new SignedIn(access, "Bearer", life.toSeconds(), inBody, user.id, user.username);
        var response = RestResponse.ResponseBuilder.ok(entity);
        return (asCookie ? response.cookie(cookie.holding(grant.refreshToken(), grant.life())) : response).build();
    }
}
