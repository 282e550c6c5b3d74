package dev.rivulet.pipelines.worker;

import dev.rivulet.pipelines.Application;
import dev.rivulet.pipelines.Computation;
import dev.rivulet.pipelines.Partition;
import dev.rivulet.pipelines.Pipeline;
import dev.rivulet.pipelines.Sink;
import dev.rivulet.pipelines.Source;
import dev.rivulet.pipelines.codec.Codec;
import dev.rivulet.pipelines.codec.Decoder;
import dev.rivulet.pipelines.codec.Encoder;
import dev.rivulet.pipelines.state.Next;
import dev.rivulet.pipelines.state.StateComputation;
import dev.rivulet.pipelines.state.StateFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A worker that numbers the occurrences of each word, exactly once. A process of its own, so that it can be killed. */
final class CountingWorker {
    static final StateComputation<Long, String, String> COUNT = StateComputation.of(
            "count",
            StateFormat.of(Codec.json(Long.class)),
            () -> 0L,
            (total, word) -> Next.of(total + 1, Long.toString(total + 1)));

    private CountingWorker() {}

    static Application application(String name) {
        return Application.of(
                name,
                Pipeline.from("words", Source.topic(name + ".lines", Decoder.text()))
                        .to(Computation.oneToMany("split", line -> List.of(line.split(" "))))
                        .by(Partition.<String>by("word", Function.identity(), Codec.text())
                                .over(4, word -> word.charAt(0) - 'a'))
                        .to(COUNT)
                        .to(Sink.topic(name + ".counts", Encoder.text())));
    }

    static WorkerConfig config(String bootstrapServers, Path state) {
        return WorkerConfig.of(bootstrapServers, state)
                .exactlyOnce()
                // Long, so that a crash loses much that has to be undone.
                .committingEvery(Duration.ofMillis(500))
                .sessionTimeout(Duration.ofSeconds(6));
    }

    /** Runs until it is killed or its input ends. The arguments are name, bootstrap servers and state directory. */
    public static void main(String[] arguments) throws Exception {
        try (Worker worker = Worker.start(application(arguments[0]), config(arguments[1], Path.of(arguments[2])))) {
            while (System.in.read() >= 0) {
                // Nothing to say.
            }
        }
    }
}
