package dev.rivulet.bench.window;

import dev.rivulet.bench.measure.BenchOptions;
import dev.rivulet.bench.measure.Benchmark;
import dev.rivulet.bench.measure.MarkdownTable;
import dev.rivulet.bench.measure.Rounds;
import dev.rivulet.bench.process.PackagedService;
import dev.rivulet.bench.window.Traffic.Arrival;
import dev.rivulet.local.testing.OwnServer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The window's cost: writes compared with the minimum, and delay beyond the window. */
public final class WindowBench implements Benchmark {
    private static final int CHATS = 50;
    private static final int WINDOW_MILLIS = 500;

    private final BenchOptions options;
    private final OwnServer kafka = OwnServer.start("kafka");

    public WindowBench(BenchOptions options) {
        this.options = options;
    }

    @Override
    public void run(MarkdownTable table) throws Exception {
        for (boolean leadingEdge : List.of(false, true)) {
            Map<String, String> environment = new HashMap<>(kafka.settings());
            environment.put("RIVULET_WINDOW_LEADING_EDGE", String.valueOf(leadingEdge));
            try (PackagedService service =
                    PackagedService.start("aggregator-service", environment, options.profile())) {
                table.say("Window of %d ms, %d chats, leading edge %s"
                        .formatted(WINDOW_MILLIS, CHATS, leadingEdge ? "on" : "off"));
                measure(table);
            }
        }
    }

    private void measure(MarkdownTable table) throws Exception {
        Map<String, Callable<BatchProbe.Result>> variants = new LinkedHashMap<>();
        for (Traffic traffic : Traffic.values()) {
            List<Arrival> arrivals = traffic.arrivals(CHATS, options.seconds() * 1_000, 42);
            variants.put(traffic.title(), () -> {
                try (BatchProbe batches = new BatchProbe(kafka.settings(), WINDOW_MILLIS)) {
                    return batches.play(arrivals);
                }
            });
        }
        Rounds<BatchProbe.Result> rounds = Rounds.of(variants);
        table.head("traffic", "messages", "writes / message", "writes / fewest", "p50 ms beyond", "p99 ms beyond");
        for (String traffic : variants.keySet()) {
            table.row(
                    traffic,
                    rounds.median(traffic, BatchProbe.Result::messages),
                    rounds.median(traffic, result -> result.writes() / result.messages()),
                    rounds.median(traffic, result -> result.writes() / result.fewest()),
                    rounds.median(traffic, BatchProbe.Result::p50),
                    rounds.median(traffic, BatchProbe.Result::p99));
        }
        table.print();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
