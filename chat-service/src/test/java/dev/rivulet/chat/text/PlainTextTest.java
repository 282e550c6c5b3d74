package dev.rivulet.chat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "\u200B",
                "\u2060",
                "\uFEFF",
                "\u00A0",
                "\u00AD",
                "\u2800",
                "\u3164",
                "\u115F",
                "\u202E",
                "\u180E",
                "\uFE0F",
                "\u200D",
                "\u3000",
                "\u2028",
                "\u200B\u00A0\u2800",
                "\uDB40\uDC41"
            })
    void refusesTextWithoutVisibleCharacters(String text) {
        assertThatThrownBy(() -> PlainText.multiLine("body", text, 10)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PlainText.singleLine("name", text, 10)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "a\u0007", "a\u001B[31m", "a\u0085b", "a\u007F", "a\uFFFE", "a\uFDD0", "a\uD83C"})
    void refusesControlCharactersNoncharactersAndUnpairedSurrogates(String text) {
        assertThatThrownBy(() -> PlainText.multiLine("body", text, 10)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> PlainText.singleLine("name", text, 10)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "👍", "ا\u200Dب", "\u0301", "a\n\tb", "🏳️‍🌈", "\u202Ea", "<b>"})
    void keepsTextWithVisibleCharacters(String text) {
        assertThat(PlainText.multiLine("body", text, 10)).isEqualTo(text);
    }

    @Test
    void unifiesLineBreaks() {
        assertThat(PlainText.multiLine("body", "a\r\nb\rc", 10)).isEqualTo("a\nb\nc");
    }
}
