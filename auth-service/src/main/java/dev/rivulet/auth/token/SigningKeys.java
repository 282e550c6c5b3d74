package dev.rivulet.auth.token;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.key.KeyFiles;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The key pairs of access tokens: private JWKs (RFC 7517, P-256), one per file in a directory that every instance
 * mounts.
 *
 * <p>The file with the last name signs, once it has been published for a while; all are published. To rotate, add a
 * file with a later name, and remove the old one when the last token that it signed has expired. Files are read on each
 * use, which is rare: {@link #current} per sign-in, {@link #published} per fetch of the key set.
 */
@Startup
@ApplicationScoped
class SigningKeys {
    private static final String SUFFIX = ".jwk";

    private final KeyFiles files;

    SigningKeys(AuthConfig config, Clock clock) {
        files = new KeyFiles(config.keys(), SUFFIX, clock);
        if (config.keys().generate() && files.all().isEmpty()) {
            generate();
        }
        // Better not to start than to fail at every sign-in.
        current();
    }

    PublicJsonWebKey current() {
        return files.current()
                .map(SigningKeys::read)
                .orElseThrow(() -> new IllegalStateException("no signing key (*" + SUFFIX + ") in "
                        + files.directory().toAbsolutePath()));
    }

    /** All public keys as a JWK set: any of them may have signed a valid token. */
    String published() {
        JsonWebKeySet set = new JsonWebKeySet();
        files.all().forEach(file -> set.addJsonWebKey(read(file)));
        return set.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static PublicJsonWebKey read(Path file) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("not a JWK: " + file, e);
        }
    }

    private void generate() {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            key.setAlgorithm("ES256");
            key.setUse("sig");
            files.add(key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        } catch (JoseException e) {
            throw new IllegalStateException("the first signing key can't be made", e);
        }
    }
}
