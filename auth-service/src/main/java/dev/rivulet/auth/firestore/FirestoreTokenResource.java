package dev.rivulet.auth.firestore;

import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.token.AuthCaller;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/firestore-token")
@Authenticated
class FirestoreTokenResource {
    private final FirestoreTokens tokens;
    private final AuthRateLimiter limits;
    private final AuthCaller caller;

    FirestoreTokenResource(FirestoreTokens tokens, AuthRateLimiter limits, AuthCaller caller) {
        this.tokens = tokens;
        this.limits = limits;
        this.caller = caller;
    }

    /** @param expiresIn seconds that the token can be traded for */
    record FirestoreToken(
            @NotNull @Schema(examples = "eyJhbGciOiJSUzI1NiI…")
            String token,

            @Schema(required = true, examples = "3600") long expiresIn) {
        @Override
        public String toString() {
            return "FirestoreToken[…]";
        }
    }

    @POST
    @Operation(summary = "Create a Firebase custom token for reading the caller's chats in Firestore")
    @APIResponseSchema(value = FirestoreToken.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "Firestore tokens are not enabled")
    @APIResponse(responseCode = "429", description = "Too many tokens for this account")
    public FirestoreToken issue() {
        limits.firestoreToken(caller.user());
        return new FirestoreToken(tokens.issue(caller.user()), tokens.life().toSeconds());
    }
}
