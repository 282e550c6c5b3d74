package dev.rivulet.operations.key;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** A 256-bit key that encrypts the secrets of second factors (AES-GCM). */
record SecretKey(UUID id, byte[] bytes) {
    private static final int BYTES = 32;

    SecretKey {
        bytes = bytes.clone();
    }

    static SecretKey random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKey(UUID.randomUUID(), bytes);
    }

    /** RFC 7517. */
    String toJwk() {
        return "{\"kty\":\"oct\",\"kid\":\"%s\",\"use\":\"enc\",\"alg\":\"A256GCM\",\"k\":\"%s\"}"
                .formatted(id, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Omits the key. */
    @Override
    public String toString() {
        return "SecretKey";
    }
}
