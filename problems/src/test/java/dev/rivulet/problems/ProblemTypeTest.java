package dev.rivulet.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| (\\d{3}) \\|.*");

    @Test
    void everyTypeIsExplainedToClients() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("../docs/problems.md")).stream()
                .map(ROW::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(row -> "urn:rivulet:problem:" + row.group(1) + " " + row.group(2))
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values())
                        .map(type -> type.uri() + " " + type.status())
                        .toList());
    }

    @Test
    void aStatusOfTheFrameworkHasATypeOfTheSameStatus() {
        for (int status : new int[] {400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503}) {
            assertThat(ProblemType.ofStatus(status).status()).isEqualTo(status);
        }
    }
}
