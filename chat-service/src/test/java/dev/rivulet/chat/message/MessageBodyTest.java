package dev.rivulet.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBodyTest {

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(new MessageBody("🎉".repeat(4_000)).text()).hasSize(8_000);
        assertThatThrownBy(() -> new MessageBody("🎉".repeat(4_001))).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n\t", "a\0b", "half \ud83c", "\udf89 half"})
    void unstorableTextIsRejected(String text) {
        assertThatThrownBy(() -> new MessageBody(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void markupIsText() {
        assertThat(new MessageBody("<b>&amp;</b>").text()).isEqualTo("<b>&amp;</b>");
    }
}
