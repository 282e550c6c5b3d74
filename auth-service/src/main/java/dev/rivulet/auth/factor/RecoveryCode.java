package dev.rivulet.auth.factor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/**
 * A code that replaces a lost authenticator app, once. Codes have 80 random bits, so that SHA-256 suffices to store
 * them.
 */
@Entity
@Table(name = "recovery_codes")
class RecoveryCode extends PanacheEntityBase {
    static final int COUNT = 10;

    private static final int BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    byte[] codeHash;

    UUID userId;

    /** Replaces all codes of a user; the new ones are known here only. */
    static List<String> renew(UUID user) {
        deleteOf(user);
        List<String> codes = Stream.generate(RecoveryCode::random).limit(COUNT).toList();
        codes.forEach(code -> {
            RecoveryCode row = new RecoveryCode();
            row.codeHash = hash(user, code);
            row.userId = user;
            row.persist();
        });
        return codes;
    }

    /** False if the user has no such code. Of two transactions with one code, one uses it. */
    static boolean use(UUID user, String code) {
        return delete("codeHash = ?1 and userId = ?2", hash(user, code), user) == 1;
    }

    static long left(UUID user) {
        return count("userId", user);
    }

    static void deleteOf(UUID user) {
        delete("userId", user);
    }

    /** Four groups of four lower-case letters and digits. */
    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    }

    private static byte[] hash(UUID user, String code) {
        String canonical = code.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((user + ":" + canonical).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
