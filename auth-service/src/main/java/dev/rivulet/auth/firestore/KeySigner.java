package dev.rivulet.auth.firestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

record KeySigner(String account, String keyId, PrivateKey key) implements Signer {

    static KeySigner ofFile(Path file, ObjectMapper json) {
        try {
            JsonNode fields = json.readTree(file.toFile());
            return new KeySigner(
                    required(fields, "client_email"),
                    required(fields, "private_key_id"),
                    privateKey(required(fields, "private_key")));
        } catch (IOException e) {
            throw new UncheckedIOException("the service account's key can't be read", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause, which may quote the key.
            throw new IllegalStateException("not a service account's key: " + file);
        }
    }

    /** A random key: an emulator verifies no signatures. */
    static KeySigner generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new KeySigner(
                    "generated@rivulet.invalid",
                    UUID.randomUUID().toString(),
                    generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    @Override
    public String sign(String claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setHeader("typ", "JWT");
        jws.setKeyIdHeaderValue(keyId);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKey(key);
        jws.setPayload(claims);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a Firestore token can't be signed", e);
        }
    }

    private static String required(JsonNode fields, String name) {
        String value = fields.path(name).asText();
        if (value.isEmpty()) {
            throw new IllegalStateException("the service account's key has no " + name);
        }
        return value;
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    @Override
    public String toString() {
        return "KeySigner[account=" + account + "]";
    }
}
