package dev.rivulet.auth.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unique, case-insensitive username: 3 to 32 of A–Z, digits, {@code _}, {@code -} and {@code .}. ASCII only, so that
 * no two usernames look alike.
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

    public static Optional<Username> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new Username(text)) : Optional.empty();
    }

    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
