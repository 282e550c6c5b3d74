package dev.rivulet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScriptTest {

    @Test
    void everyLineIsAMessageThatTheChatTakes() throws IOException {
        List<DemoScript> all = DemoScript.all();

        assertThat(all).hasSizeGreaterThan(4);
        assertThat(all)
                .allSatisfy(conversation -> assertThat(conversation.lines())
                        .allSatisfy(line -> assertThat(line.text()
                                        .codePointCount(0, line.text().length()))
                                .isBetween(1, 4000)));
    }

    @Test
    void aDirectChatHasTwoUsers() {
        assertThatThrownBy(() -> DemoScript.parse("a: hi\nb: hi\nc: hi")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBlankLineStandsBetweenTwoConversations() {
        List<DemoScript> two = DemoScript.parse("a: one: two\nb: three\n\nc: four\na: five\n");

        assertThat(two).hasSize(2);
        assertThat(two.get(0).lines().get(0)).isEqualTo(new DemoScript.Line("a", "one: two"));
        assertThat(two.get(1).users()).containsExactly("c", "a");
    }
}
