package dev.rivulet.auth.token;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.events.Topics;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * Signs access tokens: JWTs (RFC 9068) that other services verify by the published keys, without a request to this one.
 */
@ApplicationScoped
public class AccessTokens {
    /** A claim that all access tokens have and no other tokens of ours do; verifiers require it. */
    static final String SESSION = "sid";

    /** Above the clock skew that verifiers tolerate. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final SigningKeys keys;
    private final AuthConfig config;
    private final Clock clock;

    AccessTokens(SigningKeys keys, AuthConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        Duration kept = Topics.REVOCATIONS.retention().orElseThrow();
        if (config.accessTokenLifetime().plus(SKEW).compareTo(kept) > 0) {
            throw new IllegalStateException(
                    "rivulet.auth.access-token-lifetime must be at most %s, so that revocations outlive the tokens"
                            .formatted(kept.minus(SKEW)));
        }
    }

    /**
     * @param amr how the user signed in, by values of RFC 8176
     * @param life of the token, at most {@link #life} of its session
     */
    public String issue(UUID user, String username, UUID session, List<String> amr, Duration life) {
        PublicJsonWebKey key = keys.current();
        Instant now = clock.instant();
        return Jwt.issuer(config.issuer())
                .audience(config.audience())
                .subject(user.toString())
                .preferredUserName(username)
                .claim(SESSION, session.toString())
                .claim("amr", amr)
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(life))
                .jws()
                .header("typ", "at+jwt")
                .keyId(key.getKeyId())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.getPrivateKey());
    }

    public Duration life(Duration ofSession) {
        Duration life = config.accessTokenLifetime();
        return ofSession.compareTo(life) < 0 ? ofSession : life;
    }

    /** The time by which all tokens issued so far have expired at every verifier. */
    public Instant allExpiredAt() {
        return clock.instant().plus(config.accessTokenLifetime()).plus(SKEW);
    }
}
