package dev.rivulet.bench;

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

/** Measures the packaged services on servers of its own: each number is a ratio within one run. */
@Command(name = "bench", description = "Measures; without a name, everything.", mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final Map<String, Function<Options, Measurement>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("send", SendBench::new);
        ALL.put("key", KeyBench::new);
        ALL.put("page", PageBench::new);
        ALL.put("window", WindowBench::new);
        ALL.put("stream", StreamBench::new);
        ALL.put("aggregator", AggregatorBench::new);
        ALL.put("consumer", ConsumerBench::new);
    }

    /**
     * How long and how large.
     *
     * @param full sizes that take long to make, too
     * @param seconds how long each variant runs in each round
     * @param profile whether the service writes a flight recording
     */
    record Options(boolean full, int seconds, boolean profile) {}

    @Parameters(arity = "0..*", description = "what to measure: send, key, page, window, stream, aggregator, consumer")
    private List<String> names = new ArrayList<>();

    @Option(names = "--full", description = "also the sizes that take long to make")
    private boolean full;

    @Option(names = "--seconds", description = "how long each variant runs in a round (default: ${DEFAULT-VALUE})")
    private int seconds = 8;

    @Option(names = "--profile", description = "have the service write bench.jfr, to see what it spends its time on")
    private boolean profile;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        for (String name : names.isEmpty() ? List.copyOf(ALL.keySet()) : names) {
            Function<Options, Measurement> measurement = ALL.get(name);
            if (measurement == null) {
                System.err.println(
                        "There is no measurement " + name + "; there are " + String.join(", ", ALL.keySet()));
                return CommandLine.ExitCode.USAGE;
            }
            try (Measurement running = measurement.apply(new Options(full, seconds, profile))) {
                running.run(new Table(System.out));
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
