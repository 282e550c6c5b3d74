package dev.rivulet.bench;

import dev.rivulet.bench.Traffic.Arrival;
import dev.rivulet.local.testing.OwnServer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What the window costs: writes against the fewest there can be, and delay beyond the window. */
final class WindowBench implements Measurement {
    private static final int CHATS = 50;
    private static final int WINDOW_MILLIS = 500;

    private final Bench.Options options;
    private final OwnServer kafka = OwnServer.start("kafka");

    WindowBench(Bench.Options options) {
        this.options = options;
    }

    @Override
    public void run(Table table) throws Exception {
        for (boolean leadingEdge : List.of(false, true)) {
            Map<String, String> environment = new HashMap<>(kafka.settings());
            environment.put("RIVULET_WINDOW_LEADING_EDGE", String.valueOf(leadingEdge));
            try (Service service = Service.start("aggregator-service", environment, options.profile())) {
                table.say("Window of %d ms, %d chats, leading edge %s"
                        .formatted(WINDOW_MILLIS, CHATS, leadingEdge ? "on" : "off"));
                measure(table);
            }
        }
    }

    private void measure(Table table) throws Exception {
        Map<String, Callable<Batches.Result>> variants = new LinkedHashMap<>();
        for (Traffic traffic : Traffic.values()) {
            List<Arrival> arrivals = traffic.arrivals(CHATS, options.seconds() * 1_000, 42);
            variants.put(traffic.title(), () -> {
                try (Batches batches = new Batches(kafka.settings(), WINDOW_MILLIS)) {
                    return batches.play(arrivals);
                }
            });
        }
        Rounds<Batches.Result> rounds = Rounds.of(variants);
        table.head("traffic", "messages", "writes / message", "writes / fewest", "p50 ms beyond", "p99 ms beyond");
        for (String traffic : variants.keySet()) {
            table.row(
                    traffic,
                    rounds.median(traffic, Batches.Result::messages),
                    rounds.median(traffic, result -> result.writes() / result.messages()),
                    rounds.median(traffic, result -> result.writes() / result.fewest()),
                    rounds.median(traffic, Batches.Result::p50),
                    rounds.median(traffic, Batches.Result::p99));
        }
        table.print();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
