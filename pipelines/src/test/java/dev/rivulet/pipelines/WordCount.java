package dev.rivulet.pipelines;

import dev.rivulet.pipelines.codec.Codec;
import dev.rivulet.pipelines.codec.Decoder;
import dev.rivulet.pipelines.codec.Encoder;
import dev.rivulet.pipelines.state.Next;
import dev.rivulet.pipelines.state.StateComputation;
import dev.rivulet.pipelines.state.StateFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

final class WordCount {
    static Application application() {
        Computation<String, String> split = Computation.oneToMany(
                "split", line -> List.of(line.toLowerCase(Locale.ROOT).split("[^a-z]+")));
        Computation<String, String> words = Computation.filter("words", word -> !word.isEmpty());
        Partition<String> byLetter = Partition.<String>by("letter", Function.identity(), Codec.text())
                .over(26, word -> word.charAt(0) - 'a');
        StateComputation<Long, String, String> count = StateComputation.of(
                "count",
                StateFormat.of(Codec.json(Long.class)),
                () -> 0L,
                (total, word) -> Next.of(total + 1, word + " " + (total + 1)));
        return Application.of(
                "word-count",
                Pipeline.from("words", Source.topic("lines", Decoder.text()))
                        .to(split)
                        .to(words)
                        .by(byLetter)
                        .to(count)
                        .to(Sink.topic("counts", Encoder.text())));
    }
}
