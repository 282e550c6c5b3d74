package dev.rivulet.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Property
    void noControlCharacterIsLeft(@ForAll String text) {
        assertThat(SafeText.lines(text).codePoints())
                .noneMatch(character -> Character.isISOControl(character) && character != '\n');
        assertThat(SafeText.line(text).codePoints()).noneMatch(Character::isISOControl);
    }

    @Test
    void escapeSequencesAreOnlyText() {
        assertThat(SafeText.lines("a\033[2Jb")).isEqualTo("a\uFFFD[2Jb");
        assertThat(SafeText.lines("\033]0;title\007")).isEqualTo("\uFFFD]0;title\uFFFD");
        assertThat(SafeText.lines("\u009B31m\r\b")).isEqualTo("\uFFFD31m\uFFFD\uFFFD");
    }

    @Test
    void bidirectionalControlsAreVisible() {
        assertThat(SafeText.lines("\u202Egpj.exe\u2066\u200F\u061C")).isEqualTo("\uFFFDgpj.exe\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "Grüße, 日本, שלום\n👩\u200D💻 ❤\uFE0F";

        assertThat(SafeText.lines(text)).isEqualTo(text);
    }

    @Test
    void halfAnEmojiIsReplaced() {
        assertThat(SafeText.lines("\uD83D!")).isEqualTo("\uFFFD!");
    }

    @Test
    void aLineIsOneLine() {
        assertThat(SafeText.line("a\nb\tc")).isEqualTo("a b c");
    }
}
