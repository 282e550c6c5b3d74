package dev.rivulet.stream.word;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the words of a text by Unicode's rules, with dictionaries for scripts without spaces (Chinese, Japanese, Thai,
 * Khmer, …). Words are case-folded and normalized (NFKC), so that the same word has one form. Emoji count as words;
 * numbers and punctuation do not.
 */
public final class WordSplitter {
    /** In code points. Longer ones are hardly words; they are left out. */
    static final int MAX_WORD_LENGTH = 40;

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    /** Break iterators are not thread-safe, and making one reads the rules. */
    private static final ThreadLocal<BreakIterator> BREAKS =
            ThreadLocal.withInitial(() -> BreakIterator.getWordInstance(ULocale.ROOT));

    private WordSplitter() {}

    /** In the order of the text, with repetitions. */
    public static List<String> words(String text) {
        BreakIterator breaks = BREAKS.get();
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String segment = text.substring(start, end);
            if (breaks.getRuleStatus() >= BreakIterator.WORD_LETTER) {
                add(FOLDED.normalize(segment), words);
            } else if (isEmoji(segment)) {
                // Folding would drop the joiners within an emoji.
                add(segment, words);
            }
            start = end;
        }
        return words;
    }

    private static void add(String word, List<String> words) {
        if (!word.isEmpty() && word.codePointCount(0, word.length()) <= MAX_WORD_LENGTH) {
            words.add(word);
        }
    }

    private static boolean isEmoji(String segment) {
        return UCharacter.hasBinaryProperty(segment.codePointAt(0), UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(segment.codePointAt(0), UProperty.REGIONAL_INDICATOR);
    }
}
