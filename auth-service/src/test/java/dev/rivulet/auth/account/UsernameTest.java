package dev.rivulet.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

    @Property
    void everyNameOfTheAlphabetIsAName(
            @ForAll @AlphaChars @NumericChars @Chars({'_', '-', '.'}) @StringLength(min = 3, max = 32) String text) {
        assertThat(Username.parse(text)).map(Username::value).contains(text);
    }

    @Property
    void whateverIsANameIsAscii(@ForAll String text) {
        Username.parse(text).ifPresent(name -> assertThat(name.value().chars()).allMatch(c -> c > ' ' && c < 127));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "a23456789012345678901234567890123",
                "with space",
                "nul\0nul",
                "lone\ud800",
                "p\u0430ul", // Cyrillic а
                "\u202eluap", // right-to-left override
                "ann\n"
            })
    void anythingElseIsNot(String text) {
        assertThat(Username.parse(text)).isEmpty();
    }

    @Property
    void namesThatDifferByCaseShareTheirKey(@ForAll @AlphaChars @StringLength(min = 3, max = 32) String text) {
        assertThat(new Username(text.toUpperCase(java.util.Locale.ROOT)).key())
                .isEqualTo(new Username(text.toLowerCase(java.util.Locale.ROOT)).key());
    }
}
