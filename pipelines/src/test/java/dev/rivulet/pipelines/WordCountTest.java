package dev.rivulet.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.pipelines.testing.TestApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordCountTest {

    @Test
    void countsWords() {
        try (TestApplication test = TestApplication.of(WordCount.application())) {
            test.send("lines", null, "To be, or not to be");
            assertThat(test.received("counts")).containsExactly("to 1", "be 1", "or 1", "not 1", "to 2", "be 2");
        }
    }

    @Test
    void linesWithoutWordsCountNothing() {
        try (TestApplication test = TestApplication.of(WordCount.application())) {
            test.send("lines", null, "");
            test.send("lines", null, "... 42 !");
            assertThat(test.received("counts")).isEmpty();
        }
    }

    @Test
    void theReadmeShowsThisProgramInFewerThan25Lines() throws IOException {
        List<String> source = Files.readAllLines(Path.of("src/test/java/dev/rivulet/pipelines/WordCount.java"));
        List<String> program = source.subList(source.indexOf("final class WordCount {"), source.size());
        assertThat(program).hasSizeLessThan(25);
        assertThat(Files.readString(Path.of("README.md"))).contains(String.join("\n", program));
    }
}
