package dev.rivulet.auth.account;

import java.util.Locale;

/**
 * A stretch of usernames in the order of their keys: those with a prefix, after a cursor. The cursor is the last key of
 * the page before, so nothing is skipped or repeated when people come and go between two pages.
 *
 * @param from the prefix; no key below it
 * @param to above every key with the prefix
 * @param after no key up to this one
 */
record SearchRange(String from, String to, String after) {

    static SearchRange of(String prefix, String cursor) {
        String from = lower(prefix);
        // No username has a character beyond ASCII.
        return new SearchRange(from, from + '\uffff', lower(cursor));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
