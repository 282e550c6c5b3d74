package dev.rivulet.chat.edit;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.UnicodeSet;
import dev.rivulet.problems.ProblemException;
import java.util.HashMap;
import java.util.Map;

/**
 * One emoji that Unicode recommends for general interchange (RGI), in its fully-qualified spelling: the spellings that
 * differ in variation selectors are one emoji. Skin tones alone are not emoji.
 */
record Emoji(String text) {
    /** The longest RGI emoji, a kiss with two skin tones, takes 35 bytes of UTF-8. */
    static final int MAX_BYTES = 40;

    private static final int MAX_CHARS = MAX_BYTES;
    private static final String VARIATION_SELECTOR_16 = "\uFE0F";
    private static final Map<String, String> QUALIFIED_BY_SPELLING = qualifiedBySpelling();

    Emoji {
        text = text == null || text.length() > MAX_CHARS ? null : QUALIFIED_BY_SPELLING.get(withoutSelectors(text));
        if (text == null) {
            throw ProblemException.invalid("emoji", "must be one emoji");
        }
    }

    private static Map<String, String> qualifiedBySpelling() {
        Map<String, String> qualified = new HashMap<>();
        for (String emoji : new UnicodeSet("[:RGI_Emoji:]")) {
            if (!UCharacter.hasBinaryProperty(emoji.codePointAt(0), UProperty.EMOJI_MODIFIER)) {
                qualified.put(withoutSelectors(emoji), emoji);
            }
        }
        return Map.copyOf(qualified);
    }

    private static String withoutSelectors(String text) {
        return text.replace(VARIATION_SELECTOR_16, "");
    }
}
