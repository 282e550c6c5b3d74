package dev.rivulet.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void fillsInEveryName() {
        assertThat(Template.fill("${a}:${b}:${a}", Map.of("a", 1, "b", "$x\\"))).isEqualTo("1:$x\\:1");
    }

    @Test
    void refusesANameWithoutAValue() {
        assertThatThrownBy(() -> Template.fill("port=${port}", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port");
    }
}
