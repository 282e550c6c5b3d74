package dev.rivulet.bench;

import dev.rivulet.bench.backlog.AggregatorBench;
import dev.rivulet.bench.backlog.ConsumerBench;
import dev.rivulet.bench.backlog.EmulatorBench;
import dev.rivulet.bench.chat.DeliveryBench;
import dev.rivulet.bench.chat.HistoryPageBench;
import dev.rivulet.bench.chat.IdempotencyKeyBench;
import dev.rivulet.bench.chat.SendBench;
import dev.rivulet.bench.chat.StreamBench;
import dev.rivulet.bench.measure.BenchOptions;
import dev.rivulet.bench.measure.Benchmark;
import dev.rivulet.bench.measure.MarkdownTable;
import dev.rivulet.bench.window.WindowBench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Benchmarks the packaged services on its own servers. Each number is a ratio within one run. */
@Command(
        name = "bench",
        description = "Runs benchmarks; all of them if none is named.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final Map<String, Function<BenchOptions, Benchmark>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("send", SendBench::new);
        ALL.put("key", IdempotencyKeyBench::new);
        ALL.put("page", HistoryPageBench::new);
        ALL.put("window", WindowBench::new);
        ALL.put("stream", StreamBench::new);
        ALL.put("delivery", DeliveryBench::new);
        ALL.put("aggregator", AggregatorBench::new);
        ALL.put("consumer", ConsumerBench::new);
        ALL.put("emulator", EmulatorBench::new);
    }

    @Parameters(
            arity = "0..*",
            description =
                    "benchmarks to run: send, key, page, window, stream, delivery, aggregator, consumer," + " emulator")
    private List<String> names = new ArrayList<>();

    @Option(names = "--full", description = "include the sizes that take minutes to prepare")
    private boolean full;

    @Option(names = "--seconds", description = "seconds per variant and round (default: ${DEFAULT-VALUE})")
    private int seconds = 8;

    @Option(names = "--profile", description = "write a flight recording of the service to bench.jfr")
    private boolean profile;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        for (String name : names.isEmpty() ? List.copyOf(ALL.keySet()) : names) {
            Function<BenchOptions, Benchmark> measurement = ALL.get(name);
            if (measurement == null) {
                System.err.println("Unknown benchmark " + name + "; known: " + String.join(", ", ALL.keySet()));
                return CommandLine.ExitCode.USAGE;
            }
            try (Benchmark running = measurement.apply(new BenchOptions(full, seconds, profile))) {
                running.run(new MarkdownTable(System.out));
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
