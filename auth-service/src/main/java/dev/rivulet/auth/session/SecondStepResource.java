package dev.rivulet.auth.session;

import dev.rivulet.auth.factor.SecondFactors;
import dev.rivulet.auth.session.SecondStep.Result;
import dev.rivulet.auth.session.SecondStep.Result.Complete;
import dev.rivulet.auth.session.SecondStep.Result.WrongCode;
import dev.rivulet.auth.session.SignedInResponse.SignedIn;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/login/second-factor")
@PermitAll
class SecondStepResource {
    private final SecondStep step;
    private final SignedInResponse signedIn;

    SecondStepResource(SecondStep step, SignedInResponse signedIn) {
        this.step = step;
        this.signedIn = signedIn;
    }

    /** @param cookie whether to return the refresh token as a cookie instead of in the body */
    record ChallengeAnswer(
            @NotNull @Size(max = 128) @Schema(examples = "kZ0…43 characters…")
            String challenge,

            @NotNull @Size(max = SecondFactors.LONGEST_CODE) @Schema(description = "Of the authenticator app, or a recovery code", examples = "123456")
            String code,

            @Schema(examples = "true") boolean cookie) {
        @Override
        public String toString() {
            return "ChallengeAnswer[…]";
        }
    }

    @POST
    @Operation(
            summary = "Complete signing in with a code of the second factor",
            description = "A code is good once, and a challenge for five minutes and five codes.")
    @APIResponseSchema(value = SignedIn.class, responseCode = "200")
    @APIResponse(
            responseCode = "401",
            description = "Wrong code, or the challenge has ended",
            extensions = @Extension(name = "x-problem", value = "wrong-code"))
    @APIResponse(responseCode = "429", description = "Too many wrong codes for this account, or from this address")
    public RestResponse<SignedIn> complete(@NotNull @Valid ChallengeAnswer answer) {
        Result result = step.with(new TokenSecret(answer.challenge()), answer.code());
        if (result instanceof Complete complete) {
            return signedIn.of(complete.grant(), answer.cookie());
        }
        throw result instanceof WrongCode
                ? ProblemException.of(ProblemType.WRONG_CODE, "Wait for the next code and try again")
                : ProblemException.of(ProblemType.CHALLENGE_ENDED, "Start again with the password");
    }
}
