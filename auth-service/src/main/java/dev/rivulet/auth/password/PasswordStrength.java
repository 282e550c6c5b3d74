package dev.rivulet.auth.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.stream.Stream;

/**
 * Estimates how many guesses a password survives, by dictionaries, keyboard patterns, dates and repeats. Thread-safe.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler">zxcvbn:
 *     Low-Budget Password Strength Estimation</a>
 */
final class PasswordStrength {
    /** What eight random characters reach, and a word with a year and a punctuation mark does not. */
    private static final double MIN_GUESSES = 1e8;
    /** The estimate takes quadratic time; a longer password is judged by its beginning. */
    private static final int JUDGED = 64;

    private static final Zxcvbn ZXCVBN = new Zxcvbn();

    private PasswordStrength() {}

    /** @param username an attacker's first guess, together with its parts */
    static boolean suffices(String password, String username) {
        List<String> known = Stream.concat(
                        Stream.of(username, "rivulet"),
                        Stream.of(username.split("[._-]")).filter(part -> part.length() > 2))
                .toList();
        String judged = password.substring(0, Math.min(JUDGED, password.length()));
        return ZXCVBN.measure(judged, known).getGuesses() >= MIN_GUESSES;
    }
}
