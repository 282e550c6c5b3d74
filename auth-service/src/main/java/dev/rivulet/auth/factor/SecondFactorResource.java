package dev.rivulet.auth.factor;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.account.Account;
import dev.rivulet.auth.account.PasswordConfirmation;
import dev.rivulet.auth.ratelimit.AuthRateLimiter;
import dev.rivulet.auth.ratelimit.ChargedAttempt;
import dev.rivulet.auth.token.AuthCaller;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/api/v1/users/me/second-factor")
@Authenticated
class SecondFactorResource {
    private final SecondFactors factors;
    private final SecretCipher cipher;
    private final PasswordConfirmation passwords;
    private final AuthRateLimiter limits;
    private final AuthCaller caller;
    private final AuthConfig.SecondFactor config;

    SecondFactorResource(
            SecondFactors factors,
            SecretCipher cipher,
            PasswordConfirmation passwords,
            AuthRateLimiter limits,
            AuthCaller caller,
            AuthConfig config) {
        this.factors = factors;
        this.cipher = cipher;
        this.passwords = passwords;
        this.limits = limits;
        this.caller = caller;
        this.config = config.secondFactor();
    }

    /**
     * @param available whether this server can store second factors
     * @param activeSince null if there is none
     */
    record SecondFactorStatus(
            @Schema(required = true, examples = "true") boolean available,

            @Schema(required = true, examples = "true") boolean active,

            @Schema(description = "Absent if there is none", examples = "2026-11-21T12:00:00Z")
            Instant activeSince,

            @Schema(required = true, description = "How many are unused", examples = "10")
            long recoveryCodes) {}

    record EnrolmentRequest(
            @NotNull @Size(max = PasswordConfirmation.LONGEST) @Schema(examples = "correct horse battery")
            String password) {
        @Override
        public String toString() {
            return "EnrolmentRequest[…]";
        }
    }

    /** @param uri for authenticator apps, usually as a QR code */
    record Enrolment(
            @NotNull @Schema(description = "Base32, to be typed", examples = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
            String secret,

            @NotNull @Schema(
                    description = "To be shown as a QR code",
                    examples = "otpauth://totp/Rivulet:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Rivulet")
            URI uri) {
        @Override
        public String toString() {
            return "Enrolment[…]";
        }
    }

    record Confirmation(
            @NotNull @Size(max = SecondFactors.LONGEST_CODE) @Schema(examples = "123456")
            String code) {
        @Override
        public String toString() {
            return "Confirmation[…]";
        }
    }

    record FactorChange(
            @NotNull @Size(max = PasswordConfirmation.LONGEST) @Schema(examples = "correct horse battery")
            String password,

            @NotNull @Size(max = SecondFactors.LONGEST_CODE) @Schema(description = "Of the authenticator app, or a recovery code", examples = "123456")
            String code) {
        @Override
        public String toString() {
            return "FactorChange[…]";
        }
    }

    record RecoveryCodes(
            @NotNull @Schema(description = "Each replaces a code of the app once. They are not shown again")
            List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodes[…]";
        }
    }

    @GET
    @Operation(summary = "Tell whether the caller's account has a second factor")
    public SecondFactorStatus status() {
        SecondFactors.Status status = factors.status(caller.user());
        return new SecondFactorStatus(
                cipher.isAvailable(),
                status.activeSince().isPresent(),
                status.activeSince().orElse(null),
                status.recoveryCodes());
    }

    @POST
    @Path("/enrolment")
    @Operation(
            summary = "Create the secret of an authenticator app",
            description = "It is shown once, and changes nothing until it is confirmed with a code.")
    @APIResponseSchema(value = Enrolment.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "Second factors are not enabled")
    @APIResponse(
            responseCode = "409",
            description = "A second factor is already active",
            extensions = @Extension(name = "x-problem", value = "second-factor-active"))
    @APIResponse(responseCode = "429", description = "Too many wrong passwords")
    public Enrolment enrol(@NotNull @Valid EnrolmentRequest request) {
        if (!cipher.isAvailable()) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "Second factors are not enabled");
        }
        Account user = passwords.require("password", request.password());
        byte[] secret = factors.enrol(user).orElseThrow(() -> PasswordConfirmation.wrong("password"));
        return new Enrolment(Totp.text(secret), Totp.uri(config.issuer(), user.username, secret));
    }

    @POST
    @Path("/confirmation")
    @Operation(
            summary = "Activate the second factor with a first code; ends all other sessions",
            description = "From now on, signing in takes the password and a code.")
    @APIResponseSchema(value = RecoveryCodes.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "No secret waits for a code")
    @APIResponse(
            responseCode = "409",
            description = "A second factor is already active",
            extensions = @Extension(name = "x-problem", value = "second-factor-active"))
    @APIResponse(responseCode = "429", description = "Too many wrong codes")
    public RecoveryCodes confirm(@NotNull @Valid Confirmation request) {
        return new RecoveryCodes(withCode(() -> factors.confirm(caller.user(), caller.session(), request.code()))
                .orElseThrow(SecondFactorResource::wrongCode));
    }

    @POST
    @Path("/recovery-codes")
    @Operation(summary = "Replace the recovery codes; ends all other sessions")
    @APIResponseSchema(value = RecoveryCodes.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "No second factor is active")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords or codes")
    public RecoveryCodes renewRecoveryCodes(@NotNull @Valid FactorChange request) {
        Account user = passwords.require("password", request.password());
        return new RecoveryCodes(withCode(() -> factors.renewRecoveryCodes(user, caller.session(), request.code()))
                .orElseThrow(SecondFactorResource::wrongCode));
    }

    @POST
    @Path("/removal")
    @Operation(summary = "Remove the second factor; ends all other sessions")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "No second factor is active")
    @APIResponse(responseCode = "429", description = "Too many wrong passwords or codes")
    public void remove(@NotNull @Valid FactorChange request) {
        Account user = passwords.require("password", request.password());
        Optional<Boolean> removed = withCode(() -> Optional.of(factors.remove(user, caller.session(), request.code()))
                .filter(Predicate.isEqual(true)));
        if (removed.isEmpty()) {
            throw wrongCode();
        }
    }

    /** Empty if the code is wrong; that counts for the session and for the account. */
    private <T> Optional<T> withCode(Supplier<Optional<T>> change) {
        try (ChargedAttempt ofSession = limits.confirm(caller.session());
                ChargedAttempt ofAccount = limits.secondFactor(caller.user())) {
            Optional<T> result = change.get();
            if (result.isEmpty()) {
                ofSession.failed();
                ofAccount.failed();
            }
            return result;
        }
    }

    private static ProblemException wrongCode() {
        return ProblemException.invalid("code", "is wrong or was already used");
    }
}
