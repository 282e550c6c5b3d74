package dev.rivulet.auth.token;

import dev.rivulet.auth.AuthConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;

/** Signs access tokens: JWTs (RFC 9068) that other services check against the published keys, without asking here. */
@ApplicationScoped
public class AccessTokens {
    /** The claim that every access token has and no other kind of token: who checks a token demands it. */
    static final String SESSION = "sid";

    private final SigningKeys keys;
    private final AuthConfig config;
    private final Clock clock;

    AccessTokens(SigningKeys keys, AuthConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** A token for a session of a user, good for {@link #life()} from now. */
    public String issue(UUID user, String username, UUID session) {
        PublicJsonWebKey key = keys.current();
        Instant now = clock.instant();
        return Jwt.issuer(config.issuer())
                .audience(config.audience())
                .subject(user.toString())
                .preferredUserName(username)
                .claim(SESSION, session.toString())
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(life()))
                .jws()
                .header("typ", "at+jwt")
                .keyId(key.getKeyId())
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key.getPrivateKey());
    }

    public Duration life() {
        return config.accessTokenLife();
    }
}
