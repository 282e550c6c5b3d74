package dev.rivulet.auth.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name to sign in with and to be found by: 3 to 32 of the letters A–Z, digits, {@code _}, {@code -} and {@code .}.
 * ASCII alone, so that no two names look the same; unique without regard to case.
 */
public record Username(String value) {
    static final String REGEX = "[A-Za-z0-9._-]{3,32}";
    static final String RULE = "must be 3 to 32 letters (A to Z), digits, '_', '-' or '.'";

    private static final Pattern PATTERN = Pattern.compile(REGEX);

    public Username {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("username " + RULE);
        }
    }

    /** The username that a text is, if it can be one. */
    public static Optional<Username> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new Username(text)) : Optional.empty();
    }

    /** What two names have in common that only differ by case. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
