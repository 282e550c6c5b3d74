package dev.rivulet.chat.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatNameTest {

    @Test
    void spaceAroundItIsNoPartOfIt() {
        assertThat(new ChatName("  Rowing 🚣 <b> ").text()).isEqualTo("Rowing 🚣 <b>");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(new ChatName("🚣".repeat(100)).text()).hasSize(200);
        assertThatThrownBy(() -> new ChatName("🚣".repeat(101))).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t", "two\nlines", "bell\u0007", "half \ud83d", "line\u2028separator"})
    void invalidNamesAreRejected(String text) {
        assertThatThrownBy(() -> new ChatName(text)).isInstanceOf(ProblemException.class);
    }
}
