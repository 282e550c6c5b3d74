package dev.rivulet.chat.message;

import dev.rivulet.problems.ProblemException;

/** What a message says: plain text of 1 to {@value #MAX_CODE_POINTS} code points, not only space. */
public record MessageBody(String text) {
    static final int MAX_CODE_POINTS = 4_000;

    public MessageBody {
        refuseIf(text == null || text.isBlank(), "must not be empty");
        refuseIf(
                text.codePointCount(0, text.length()) > MAX_CODE_POINTS,
                "must not be longer than " + MAX_CODE_POINTS + " characters");
        refuseIf(text.indexOf('\0') >= 0, "must not hold NUL");
        // Half a surrogate pair has no UTF-8: it would be stored as something else.
        refuseIf(
                text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
                "must be valid Unicode");
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw ProblemException.invalid("body", message);
        }
    }
}
