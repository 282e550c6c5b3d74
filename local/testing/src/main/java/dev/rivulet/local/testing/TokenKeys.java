package dev.rivulet.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Stands in for auth-service: signs real tokens, and publishes the public key as a file. */
public class TokenKeys implements QuarkusTestResourceLifecycleManager {
    private static final PublicJsonWebKey KEY = generate();

    @Override
    public Map<String, String> start() {
        try {
            Path keySet = Files.createTempFile(Path.of("target"), "jwks", ".json");
            Files.writeString(keySet, new JsonWebKeySet(KEY).toJson(OutputControlLevel.PUBLIC_ONLY));
            // Held in a property, because Quarkus loads this class again for the tests themselves.
            System.setProperty("test.signing-key", KEY.toJson(OutputControlLevel.INCLUDE_PRIVATE));
            return Map.of("mp.jwt.verify.publickey.location", keySet.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String token(UUID user, String username) {
        return token(user, username, Duration.ofMinutes(15));
    }

    public static String token(UUID user, String username, Duration validity) {
        return token(user, username, UUID.randomUUID(), validity);
    }

    public static String token(UUID user, String username, UUID session, Duration validity) {
        return token(user, username, session, validity, "at+jwt");
    }

    /** @param type the {@code typ} header */
    public static String token(UUID user, String username, UUID session, Duration validity, String type) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(System.getProperty("test.signing-key"));
            return Jwt.issuer("https://rivulet.dev")
                    .audience("rivulet")
                    .subject(user.toString())
                    .preferredUserName(username)
                    .claim("sid", session.toString())
                    .expiresIn(validity)
                    .jws()
                    .header("typ", type)
                    .keyId(key.getKeyId())
                    .algorithm(SignatureAlgorithm.ES256)
                    .sign(key.getPrivateKey());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey generate() {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(UUID.randomUUID().toString());
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // The file lies in the build's own folder.
    }
}
