package dev.rivulet.chat.edit;

import dev.rivulet.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One emoji, by the grammar of Unicode's UTS #51 (section 1.4.9): a flag, a keycap, or pictures joined to one. Which
 * characters are pictures is told by their blocks, so that those of a newer Unicode than the JDK's are taken, too.
 */
record Emoji(String text) {
    /** The longest that is recommended for interchange, a kiss of two skin tones, has 35. */
    static final int MAX_BYTES = 40;

    private static final String PICTURE = "[\\xA9\\xAE\\u203C\\u2049\\u2122\\u2139\\u2194-\\u2199\\u21A9\\u21AA"
            + "\\u231A\\u231B\\u2328\\u23CF\\u23E9-\\u23F3\\u23F8-\\u23FA\\u24C2\\u25AA\\u25AB\\u25B6\\u25C0\\u25FB-\\u25FE"
            + "\\u2600-\\u27BF\\u2934\\u2935\\u2B05-\\u2B07\\u2B1B\\u2B1C\\u2B50\\u2B55\\u3030\\u303D\\u3297\\u3299"
            + "\\x{1F004}\\x{1F0CF}\\x{1F170}\\x{1F171}\\x{1F17E}\\x{1F17F}\\x{1F18E}\\x{1F191}-\\x{1F19A}"
            + "\\x{1F201}\\x{1F202}\\x{1F21A}\\x{1F22F}\\x{1F232}-\\x{1F23A}\\x{1F250}\\x{1F251}"
            + "\\x{1F300}-\\x{1F64F}\\x{1F680}-\\x{1F6FF}\\x{1F7E0}-\\x{1F7EB}\\x{1F7F0}"
            + "\\x{1F90C}-\\x{1F9FF}\\x{1FA70}-\\x{1FAFF}]";
    /** A skin tone, the wish for a picture rather than text, or the tags that tell a region's flag. */
    private static final String MODIFIER = "(?:[\\x{1F3FB}-\\x{1F3FF}]|\\uFE0F|[\\x{E0020}-\\x{E007E}]{1,7}\\x{E007F})";

    private static final String ELEMENT = PICTURE + MODIFIER + "?";
    private static final String FLAG = "[\\x{1F1E6}-\\x{1F1FF}]{2}";
    private static final String KEYCAP = "[0-9#*]\\uFE0F?\\u20E3";
    private static final Pattern ONE =
            Pattern.compile(FLAG + "|" + KEYCAP + "|" + ELEMENT + "(?:\\u200D" + ELEMENT + ")*");

    Emoji {
        if (text == null
                || text.length() > MAX_BYTES
                || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                || !ONE.matcher(text).matches()) {
            throw ProblemException.invalid("emoji", "must be one emoji");
        }
    }
}
