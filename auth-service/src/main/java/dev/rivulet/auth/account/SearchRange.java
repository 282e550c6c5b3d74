package dev.rivulet.auth.account;

import java.util.Locale;

/**
 * A range of username keys: a prefix, after a cursor. The cursor is the last key of the previous page, so sign-ups and
 * deletions between two pages skip or repeat nobody.
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
