package dev.rivulet.chat.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.problems.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍🏽",
                "❤️",
                "🇪🇺",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "1️⃣",
                "🏳️‍🌈",
                "👨‍👩‍👧‍👦",
                "👩🏽‍❤️‍💋‍👨🏿", // the longest
                "\uD83E\uDEE9" // of Unicode 16, which no JDK of now knows
            })
    void oneEmojiIsTaken(String text) {
        assertThat(new Emoji(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "\u2764,\u2764\uFE0F",
        "\uD83D\uDC4D\uFE0F,\uD83D\uDC4D",
        "1\u20E3,1\uFE0F\u20E3",
        "👍🏽\uFE0F,👍🏽",
        "☝️🏽,☝🏽"
    })
    void spellingsOfOneEmojiAreEqual(String spelling, String qualified) {
        assertThat(new Emoji(spelling)).isEqualTo(new Emoji(qualified));
        assertThat(new Emoji(spelling).text()).isEqualTo(qualified);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "1",
                "ok",
                "👍👍",
                "👍 ",
                "🇪",
                "🇽🇽", // no region
                "🏽", // a skin tone alone
                "é",
                "漢",
                "<b>",
                "\u200d",
                "\ufe0f",
                "👍\u200d",
                "\ud83d",
                "👍\u0301",
                "👩‍👩‍👩‍👩‍👩‍👩‍👩‍👩‍👩"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new Emoji(text)).isInstanceOf(ProblemException.class);
    }
}
