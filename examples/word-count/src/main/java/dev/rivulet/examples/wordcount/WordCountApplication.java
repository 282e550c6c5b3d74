package dev.rivulet.examples.wordcount;

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
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Counts the words of lines, in 26 partitions, one for each first letter. */
final class WordCountApplication {
    static final String LINES = "word-count.lines";
    static final String COUNTS = "word-count.counts";

    private WordCountApplication() {}

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
                Pipeline.from("words", Source.topic(LINES, Decoder.text()))
                        .to(split)
                        .to(words)
                        .by(byLetter)
                        .to(count)
                        .to(Sink.topic(COUNTS, Encoder.text())));
    }
}
