package dev.rivulet.bench.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Issues access tokens in place of auth-service. */
final class BenchTokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;

    BenchTokens() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Path publish(Path folder) throws IOException {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return Files.writeString(
                folder.resolve("jwks.json"),
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"bench\",\"x\":\"%s\",\"y\":\"%s\"}]}"
                        .formatted(
                                coordinate(key.getW().getAffineX()),
                                coordinate(key.getW().getAffineY())));
    }

    String of(UUID user, String name) {
        long now = Instant.now().getEpochSecond();
        String head = encoded("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"bench\"}");
        String claims = encoded(
                "{\"iss\":\"https://rivulet.dev\",\"aud\":\"rivulet\",\"sub\":\"%s\",\"preferred_username\":\"%s\",\"iat\":%d,\"exp\":%d,\"sid\":\"%s\"}"
                        .formatted(user, name, now, now + 86_400, UUID.randomUUID()));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update((head + "." + claims).getBytes(UTF_8));
            return head + "." + claims + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[32];
        byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
        System.arraycopy(tail, 0, padded, 32 - tail.length, tail.length);
        return BASE64.encodeToString(padded);
    }
}
