package dev.rivulet.auth.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Time-based one-time passwords (RFC 6238) as all authenticator apps know them: SHA-1, 6 digits, 30 seconds. */
final class Totp {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String ALGORITHM = TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1;
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    /** For clocks that are off, and codes that were typed at the end of their time. */
    private static final int STEPS_OFF = 1;

    private static final int SECRET_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The newest time step with this code, after the given one. Takes the same time whatever the code. */
    static OptionalLong stepOf(String code, byte[] secret, Instant now, long after) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        long current = now.getEpochSecond() / STEP.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_OFF; step <= current + STEPS_OFF; step++) {
            boolean matches = MessageDigest.isEqual(given, code(secret, step).getBytes(StandardCharsets.UTF_8));
            if (matches && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static String code(byte[] secret, long step) {
        try {
            Key key = new SecretKeySpec(secret, ALGORITHM);
            Instant at = Instant.ofEpochSecond(step * STEP.toSeconds());
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /** For people to type. */
    static String text(byte[] secret) {
        return new Base32().encodeToString(secret);
    }

    /** For authenticator apps to scan. */
    static URI uri(String issuer, String username, byte[] secret) {
        String name = encoded(issuer);
        return URI.create("otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
                .formatted(name, encoded(username), text(secret), name, STEP.toSeconds()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
