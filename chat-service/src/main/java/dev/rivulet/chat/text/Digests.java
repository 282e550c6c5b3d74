package dev.rivulet.chat.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

public final class Digests {

    private Digests() {}

    public static byte[] sha256(String text) {
        return digest("SHA-256", text.getBytes(UTF_8));
    }

    /** For version 5 UUIDs only, which require it. */
    public static byte[] sha1(byte[] input) {
        return digest("SHA-1", input);
    }

    private static byte[] digest(String algorithm, byte[] input) {
        try {
            return MessageDigest.getInstance(algorithm).digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
