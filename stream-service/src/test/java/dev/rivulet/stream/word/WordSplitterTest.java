package dev.rivulet.stream.word;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordSplitterTest {

    @Test
    void wordsOfEveryScriptAreFound() {
        assertThat(WordSplitter.words("Rowing at seven, isn't it?"))
                .containsExactly("rowing", "at", "seven", "isn't", "it");
        assertThat(WordSplitter.words("我爱北京")).containsExactly("我", "爱", "北京");
        assertThat(WordSplitter.words("今日は東京に行きます")).contains("東京");
        assertThat(WordSplitter.words("ภาษาไทยง่าย")).containsExactly("ภาษา", "ไทย", "ง่าย");
        assertThat(WordSplitter.words("مرحبا بالعالم")).containsExactly("مرحبا", "بالعالم");
        assertThat(WordSplitter.words("नमस्ते दुनिया")).containsExactly("नमस्ते", "दुनिया");
        assertThat(WordSplitter.words("안녕 세상")).containsExactly("안녕", "세상");
    }

    @Test
    void theSameWordHasOneForm() {
        assertThat(WordSplitter.words("Straße STRASSE strasse")).containsOnly("strasse");
        assertThat(WordSplitter.words("Ｃａｆé café CAFE\u0301")).containsOnly("café");
    }

    @Test
    void emojiAreWordsAndNumbersAndPunctuationAreNot() {
        assertThat(WordSplitter.words("👩‍👩‍👧 🚣🏽 🇨🇭 ok 👍👍"))
                .containsExactly("👩‍👩‍👧", "🚣🏽", "🇨🇭", "ok", "👍", "👍");
        assertThat(WordSplitter.words("42 + 3.14 = ?!… — #*")).isEmpty();
        assertThat(WordSplitter.words(" \n\t\u0000\u200b")).isEmpty();
    }

    @Test
    void whatIsTooLongForAWordIsLeftOut() {
        String longest = "x".repeat(WordSplitter.MAX_WORD_LENGTH);
        assertThat(WordSplitter.words("a " + longest + "x b " + longest)).containsExactly("a", "b", longest);
        assertThat(WordSplitter.words("y".repeat(4_000))).isEmpty();
    }

    @Test
    void brokenTextIsNoError() {
        assertThat(WordSplitter.words("\ud83d lone surrogates \udc4d")).contains("lone", "surrogates");
        assertThat(WordSplitter.words("")).isEmpty();
    }

    @Test
    void stopWordsHaveTheFormOfWords() {
        assertThat(WordSplitter.words("THE der été isn't")).allMatch(StopWords::contains);
        assertThat(WordSplitter.words("regatta Boot")).noneMatch(StopWords::contains);
    }
}
