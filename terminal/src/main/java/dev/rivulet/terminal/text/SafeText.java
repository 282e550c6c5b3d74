package dev.rivulet.terminal.text;

/**
 * Makes the text of others harmless to a terminal: no escape sequence moves the cursor or changes the title, and no
 * bidirectional control reorders what stands beside it. Replaces each such character with U+FFFD.
 */
public final class SafeText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    /** Part of many emoji. */
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private SafeText() {}

    /** Keeps line feeds. */
    public static String lines(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(SafeText::safe).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    /** Line feeds become spaces. */
    public static String line(String text) {
        return lines(text).replace('\n', ' ');
    }

    private static int safe(int character) {
        if (character == '\n') {
            return character;
        }
        if (character == '\t') {
            return ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                REPLACEMENT;
            case Character.FORMAT ->
                character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER ? character : REPLACEMENT;
            default -> character;
        };
    }
}
