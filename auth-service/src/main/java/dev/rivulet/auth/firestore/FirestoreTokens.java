package dev.rivulet.auth.firestore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.auth.AuthConfig;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Firebase custom tokens: a browser signs in to Firebase with one, so that Firestore's rules know the user.
 *
 * @see <a
 *     href="https://firebase.google.com/docs/auth/admin/create-custom-tokens#create_custom_tokens_using_a_third-party_jwt_library">the
 *     claims</a>
 */
@Startup
@ApplicationScoped
class FirestoreTokens {
    private static final String AUDIENCE =
            "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit";
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Optional<Signer> signer;
    private final Duration life;
    private final ObjectMapper json;
    private final Clock clock;

    FirestoreTokens(AuthConfig config, ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
        life = config.firestore().tokenLifetime();
        if (life.compareTo(LONGEST) > 0 || life.isNegative() || life.isZero()) {
            throw new IllegalStateException("a Firestore token lives up to an hour, not " + life);
        }
        signer = signer(config.firestore(), json);
    }

    /** Returns a token that identifies the user to Firestore, valid for {@link #life()}. */
    String issue(UUID user) {
        Signer by = signer.orElseThrow(
                () -> ProblemException.of(ProblemType.NOT_FOUND, "Firestore tokens are not enabled"));
        Instant now = clock.instant();
        Map<String, Object> claims = Map.of(
                "iss", by.account(),
                "sub", by.account(),
                "aud", AUDIENCE,
                "iat", now.getEpochSecond(),
                "exp", now.plus(life).getEpochSecond(),
                "uid", user.toString());
        try {
            return by.sign(json.writeValueAsString(claims));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims can't be written", e);
        }
    }

    Duration life() {
        return life;
    }

    private static Optional<Signer> signer(AuthConfig.Firestore config, ObjectMapper json) {
        return switch (config.signer()) {
            case NONE -> Optional.empty();
            case KEY_FILE ->
                Optional.of(KeySigner.ofFile(
                        config.keyFile()
                                .orElseThrow(
                                        () -> new IllegalStateException("rivulet.auth.firestore.key-file is missing")),
                        json));
            case IAM -> Optional.of(new IamSigner(config, json));
            case GENERATED -> Optional.of(KeySigner.generated());
        };
    }
}
