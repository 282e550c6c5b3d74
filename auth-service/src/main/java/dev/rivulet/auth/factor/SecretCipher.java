package dev.rivulet.auth.factor;

import dev.rivulet.auth.AuthConfig;
import dev.rivulet.auth.key.KeyFiles;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * Encrypts the secrets of second factors (JWE, AES-256-GCM), so that a copy of the database alone yields none. The
 * user's id is authenticated with the secret: moved to another user's row it cannot be opened. Thread-safe.
 */
@Startup
@ApplicationScoped
class SecretCipher {
    private static final String SUFFIX = ".secret-key";
    private static final int KEY_BITS = 256;
    private static final AlgorithmConstraints KEY_USE =
            new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT);
    private static final AlgorithmConstraints ENCRYPTION =
            new AlgorithmConstraints(ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);

    private final KeyFiles files;

    SecretCipher(AuthConfig config, Clock clock) {
        files = new KeyFiles(config.keys(), SUFFIX, clock);
        if (config.keys().generate() && files.all().isEmpty()) {
            generate();
        }
        // Better not to start than to fail at every sign-in.
        files.all().forEach(SecretCipher::read);
    }

    /** @param keyId of the key that encrypted it */
    record Sealed(String keyId, String text) {}

    boolean isAvailable() {
        return !files.all().isEmpty();
    }

    String currentKeyId() {
        return current().getKeyId();
    }

    Sealed seal(UUID user, byte[] secret) {
        JsonWebKey key = current();
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKeyIdHeaderValue(key.getKeyId());
        jwe.setHeader("sub", user.toString());
        jwe.setKey(key.getKey());
        jwe.setPlaintext(secret);
        try {
            return new Sealed(key.getKeyId(), jwe.getCompactSerialization());
        } catch (JoseException e) {
            throw new IllegalStateException("a secret can't be encrypted", e);
        }
    }

    /** Fails if the key is gone, or the text was changed or belongs to another user. */
    byte[] open(UUID user, String sealed) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(KEY_USE);
        jwe.setContentEncryptionAlgorithmConstraints(ENCRYPTION);
        try {
            jwe.setCompactSerialization(sealed);
            jwe.setKey(key(jwe.getKeyIdHeaderValue()).getKey());
            byte[] secret = jwe.getPlaintextBytes();
            if (!user.toString().equals(jwe.getHeader("sub"))) {
                throw new IllegalStateException("the secret of another user");
            }
            return secret;
        } catch (JoseException e) {
            throw new IllegalStateException("a secret can't be decrypted", e);
        }
    }

    private JsonWebKey current() {
        return files.current()
                .map(SecretCipher::read)
                .orElseThrow(() -> new IllegalStateException(
                        "no key (*" + SUFFIX + ") in " + files.directory().toAbsolutePath()));
    }

    private JsonWebKey key(String id) {
        return files.all().stream()
                .map(SecretCipher::read)
                .filter(key -> key.getKeyId().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the key " + id + " is gone"));
    }

    private static JsonWebKey read(Path file) {
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(Files.readString(file));
            if (key.getKeyId() == null || key.getKey().getEncoded().length != KEY_BITS / Byte.SIZE) {
                throw new IllegalStateException("not a key of 256 bits with an id: " + file);
            }
            return key;
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("not a JWK: " + file, e);
        }
    }

    private void generate() {
        JsonWebKey key = OctJwkGenerator.generateJwk(KEY_BITS);
        key.setKeyId(UUID.randomUUID().toString());
        key.setAlgorithm(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        key.setUse("enc");
        files.add(key.toJson(OutputControlLevel.INCLUDE_SYMMETRIC));
    }
}
