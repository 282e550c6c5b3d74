package dev.rivulet.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictTextTest {
    private final ObjectMapper json = new ObjectMapper();

    record Text(String body) {}

    StrictTextTest() {
        new StrictText().customize(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "1", "1.5", "[\"a\"]", "[]", "{}"})
    void refusesOtherTypesThanText(String value) {
        assertThatThrownBy(() -> json.readValue("{\"body\": " + value + "}", Text.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void readsText() throws Exception {
        assertThat(json.readValue("{\"body\": \"false\"}", Text.class)).isEqualTo(new Text("false"));
        assertThat(json.readValue("{\"body\": null}", Text.class)).isEqualTo(new Text(null));
    }
}
