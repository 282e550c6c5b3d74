package dev.rivulet.chat.chats;

import dev.rivulet.problems.ProblemException;

/** What a group is called: plain text of 1 to {@value #MAX_CODE_POINTS} code points in one line, not only space. */
public record ChatName(String text) {
    static final int MAX_CODE_POINTS = 100;

    public ChatName {
        refuseIf(text == null || text.isBlank(), "must not be empty");
        text = text.strip();
        refuseIf(
                text.codePointCount(0, text.length()) > MAX_CODE_POINTS,
                "must not be longer than " + MAX_CODE_POINTS + " characters");
        refuseIf(text.codePoints().anyMatch(ChatName::strange), "must be one line of valid Unicode");
    }

    /** Half a surrogate pair has no UTF-8, and control characters have no look. */
    private static boolean strange(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw ProblemException.invalid("name", message);
        }
    }
}
