package dev.rivulet.examples.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.pipelines.testing.TestApplication;
import org.junit.jupiter.api.Test;

class WordCountApplicationTest {

    @Test
    void countsTheWordsOfEachLine() {
        try (TestApplication test = TestApplication.of(WordCountApplication.application())) {
            test.send(WordCountApplication.LINES, null, "To be, or not to be: 42.");
            assertThat(test.received(WordCountApplication.COUNTS))
                    .containsExactly("to 1", "be 1", "or 1", "not 1", "to 2", "be 2");
        }
    }
}
