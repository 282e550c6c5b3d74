package dev.rivulet.chat.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.rivulet.problems.ProblemException;

/**
 * The rule for texts that users write: valid Unicode, without control characters, with at least one visible character.
 * Lengths count code points.
 */
public final class PlainText {
    /** Has an advance width, no ink, and none of the properties that say so. */
    private static final int BRAILLE_BLANK = 0x2800;

    private static final int NONCHARACTER = UProperty.NONCHARACTER_CODE_POINT;

    private PlainText() {}

    /**
     * Returns the text with line breaks as line feeds; line feeds and tabs are the only control characters allowed.
     *
     * @throws ProblemException 400 for the field
     */
    public static String multiLine(String field, String text, int maxLength) {
        require(text != null, field, "must not be empty");
        String unified = text.replace("\r\n", "\n").replace('\r', '\n');
        check(field, unified, maxLength);
        require(
                unified.codePoints()
                        .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t'),
                field,
                "must not contain control characters");
        return unified;
    }

    /**
     * Returns the text without surrounding white space.
     *
     * @throws ProblemException 400 for the field
     */
    public static String singleLine(String field, String text, int maxLength) {
        require(text != null, field, "must not be empty");
        String stripped = text.strip();
        check(field, stripped, maxLength);
        require(stripped.codePoints().noneMatch(PlainText::breaksLine), field, "must be one line");
        return stripped;
    }

    private static void check(String field, String text, int maxLength) {
        require(
                text.codePointCount(0, text.length()) <= maxLength,
                field,
                "must not be longer than " + maxLength + " characters");
        // An unpaired surrogate has no UTF-8 form: it would be stored as another character.
        require(
                text.codePoints().noneMatch(c -> isSurrogate(c) || UCharacter.hasBinaryProperty(c, NONCHARACTER)),
                field,
                "must be valid Unicode");
        require(text.codePoints().anyMatch(PlainText::isVisible), field, "must contain visible characters");
    }

    private static boolean isVisible(int c) {
        int type = UCharacter.getType(c);
        return c != BRAILLE_BLANK
                && type != Character.CONTROL
                && type != Character.FORMAT
                && !UCharacter.hasBinaryProperty(c, UProperty.WHITE_SPACE)
                && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean breaksLine(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static void require(boolean valid, String field, String message) {
        if (!valid) {
            throw ProblemException.invalid(field, message);
        }
    }
}
