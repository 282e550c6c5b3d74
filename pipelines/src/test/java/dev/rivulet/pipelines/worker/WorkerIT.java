package dev.rivulet.pipelines.worker;

import static dev.rivulet.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.local.testing.RealServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerIT {
    private static final int KILLED_AFTER = 12_000;
    private static final int ALL = 15_000;
    private static final Duration TAKEOVER = Duration.ofMinutes(2);
    private static final List<String> WORDS =
            List.of("apple", "banana", "cherry", "date", "elderberry", "fig", "grape", "hazelnut");

    private final String broker = RealServers.settings("kafka").get("KAFKA_BOOTSTRAP_SERVERS");
    private CountingTopics topics;

    @BeforeEach
    void createTopics() throws Exception {
        topics = new CountingTopics(broker);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void countsAreExactThoughOneOfTwoWorkersIsKilled(@TempDir Path state) throws Exception {
        List<String> before = lines(0, KILLED_AFTER);
        List<String> after = lines(KILLED_AFTER, ALL);
        Process killed = start(state.resolve("killed"));
        Process other = start(state.resolve("other"));
        try {
            // Until the first worker has joined, there is no such group.
            await().atMost(TAKEOVER)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(() -> topics.busyWorkers() == 2);
            topics.send(before);
            await().atMost(TAKEOVER).until(() -> topics.outputs() > 1000);
            killed.destroyForcibly().waitFor();
            topics.send(after);
            int expected = words(before) + words(after);
            await().atMost(TAKEOVER).until(() -> topics.outputs() >= expected);
        } finally {
            killed.destroyForcibly();
            other.destroyForcibly().waitFor();
        }
        Map<String, Long> expected = IntStream.range(0, ALL)
                .mapToObj(WorkerIT::line)
                .flatMap(line -> List.of(line.split(" ")).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, List<String>> counts = topics.counts();
        assertThat(counts).containsOnlyKeys(expected.keySet());
        // Each occurrence was numbered once, and in order.
        expected.forEach((word, total) -> assertThat(counts.get(word))
                .as(word)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, total.intValue())
                        .mapToObj(Integer::toString)
                        .toList()));
    }

    @Test
    void eachWorkerKnowsWhoHasAKeyAndALostStateIsRestored(@TempDir Path state) {
        topics.send(lines(0, 100));
        int applesSent = (int) lines(0, 100).stream()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .filter("apple"::equals)
                .count();
        try (Worker first = worker(state.resolve("first"), 7001)) {
            await().untilAsserted(() -> assertThat(find(first, "apple")).isEqualTo(found(applesSent)));
            assertThat(find(first, "avocado")).isEqualTo(new StateLookup.Absent<>());
            assertThat(first.findRange(CountingWorker.COUNT, "apple", "apple", "apricot"))
                    .isEqualTo(new StateLookup.Found<>(Map.of("apple", (long) applesSent)));
            try (Worker second = worker(state.resolve("second"), 7002)) {
                await().atMost(TAKEOVER)
                        .until(() -> WORDS.stream()
                                        .anyMatch(word -> find(first, word) instanceof StateLookup.Elsewhere<Long>)
                                && WORDS.stream()
                                        .allMatch(word -> isFound(find(first, word)) ^ isFound(find(second, word))));
                String moved = WORDS.stream()
                        .filter(word -> find(first, word) instanceof StateLookup.Elsewhere<Long>)
                        .findFirst()
                        .orElseThrow();
                assertThat(find(first, moved)).isEqualTo(new StateLookup.Elsewhere<>(new HostInfo("localhost", 7002)));
            }
        }
        try (Worker empty = worker(state.resolve("empty"), 7003)) {
            await().atMost(TAKEOVER)
                    .untilAsserted(() -> assertThat(find(empty, "apple")).isEqualTo(found(applesSent)));
            assertThat(empty.isRunning()).isTrue();
            assertThat(empty.failure()).isEmpty();
        }
    }

    @Test
    void aWorkerWhoseComputationFailsStopsAndSaysWhy(@TempDir Path state) {
        try (Worker worker = worker(state, 7004)) {
            await().until(worker::isRunning);
            // An empty word has no first letter.
            topics.send(List.of("apple  banana"));
            await().until(() -> worker.failure().isPresent());
            assertThat(worker.failure().orElseThrow()).hasRootCauseInstanceOf(StringIndexOutOfBoundsException.class);
            await().until(() -> !worker.isRunning());
        }
    }

    private Worker worker(Path state, int port) {
        return Worker.start(
                CountingWorker.application(topics.name),
                CountingWorker.config(broker, state).advertised(new HostInfo("localhost", port)));
    }

    private static StateLookup<Long> find(Worker worker, String word) {
        return worker.find(CountingWorker.COUNT, word);
    }

    private static StateLookup<Long> found(long total) {
        return new StateLookup.Found<>(total);
    }

    private static boolean isFound(StateLookup<Long> lookup) {
        return lookup instanceof StateLookup.Found<Long>;
    }

    private Process start(Path state) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountingWorker.class.getName(),
                        topics.name,
                        broker,
                        state.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/worker-" + state.getFileName() + ".log"))
                .start();
    }

    private static List<String> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(WorkerIT::line).toList();
    }

    private static int words(List<String> lines) {
        return lines.stream().mapToInt(line -> line.split(" ").length).sum();
    }

    private static String line(int number) {
        return IntStream.range(0, 1 + number % 5)
                .mapToObj(word -> WORDS.get((number * 7 + word * word) % WORDS.size()))
                .collect(Collectors.joining(" "));
    }
}
