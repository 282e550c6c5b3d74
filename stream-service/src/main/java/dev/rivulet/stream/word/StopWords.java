package dev.rivulet.stream.word;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that say nothing about a conversation. They count in totals, but never trend. */
public final class StopWords {
    private static final List<String> LANGUAGES = List.of("de", "en", "es", "fr");
    private static final Set<String> ALL =
            LANGUAGES.stream().flatMap(language -> read(language).stream()).collect(Collectors.toUnmodifiableSet());

    private StopWords() {}

    /** @param word as {@link WordSplitter} returns it */
    public static boolean contains(String word) {
        return ALL.contains(word);
    }

    private static Set<String> read(String language) {
        String file = "stop-words-" + language + ".txt";
        try (InputStream in = StopWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + file + " is missing");
            }
            // Split as texts are, so that both have the same form.
            return new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .flatMap(line -> WordSplitter.words(line).stream())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
