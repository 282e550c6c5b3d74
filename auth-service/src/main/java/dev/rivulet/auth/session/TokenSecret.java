package dev.rivulet.auth.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token as its owner holds it: 256 random bits. Only its SHA-256 is stored; with that much entropy a slow hash would
 * add nothing.
 */
record TokenSecret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenSecret random() {
        return of(salt());
    }

    static byte[] salt() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /**
     * HMAC-SHA256 of the salt, keyed by this token: the same for each request, although neither token is stored. The
     * salts in a stolen database are worthless without the token.
     */
    TokenSecret successor(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return of(mac.doFinal(salt));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static TokenSecret of(byte[] bytes) {
        return new TokenSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
