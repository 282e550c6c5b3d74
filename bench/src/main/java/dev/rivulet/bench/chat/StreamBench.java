package dev.rivulet.bench.chat;

import dev.rivulet.bench.measure.BenchOptions;
import dev.rivulet.bench.measure.Benchmark;
import dev.rivulet.bench.measure.MarkdownTable;
import dev.rivulet.bench.measure.Rounds;
import dev.rivulet.bench.process.ServiceMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The service's memory per idle event stream. Each stream belongs to a different user without chats. */
public final class StreamBench implements Benchmark {
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 3;
    private static final int STREAMS = 2_000;
    private static final int CLASSES = 12;

    private final ChatStack stack;
    private final List<IdleStream> open = new ArrayList<>();

    public StreamBench(BenchOptions options) {
        stack = new ChatStack(options.profile());
    }

    /** Bytes per stream. */
    private record Cost(ServiceMemory before, ServiceMemory after, long millis) {
        double live() {
            return (double) (after.live() - before.live()) / STREAMS;
        }

        double resident() {
            return (double) (after.resident() - before.resident()) / STREAMS;
        }
    }

    @Override
    public void run(MarkdownTable table) throws Exception {
        awaitStreams();
        open(WARM_UP);
        List<Cost> costs = new ArrayList<>();
        ServiceMemory before = ServiceMemory.of(stack.process());
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            open(STREAMS);
            long millis = (System.nanoTime() - begin) / 1_000_000;
            ServiceMemory after = ServiceMemory.of(stack.process());
            costs.add(new Cost(before, after, millis));
            before = after;
        }
        print(table, costs);
        awaitHeartbeats();
        table.say("All %,d are still open, and a heartbeat has come on each".formatted(open.size()));
    }

    /** A service that reports ready may refuse streams for a moment while it still reads. */
    private void awaitStreams() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try (IdleStream first = new IdleStream(stack.port(), stack.authorizationOfSomebody())) {
                return;
            } catch (IllegalStateException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private void open(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            open.add(new IdleStream(stack.port(), stack.authorizationOfSomebody()));
        }
    }

    /** Drains all streams first, so that the wait is for one heartbeat in total, not one each. */
    private void awaitHeartbeats() throws Exception {
        for (IdleStream stream : open) {
            stream.skip();
        }
        for (IdleStream stream : open) {
            stream.awaitHeartbeat();
        }
    }

    private void print(MarkdownTable table, List<Cost> costs) {
        table.say("Rounds of %,d idle streams more".formatted(STREAMS));
        table.head("round", "live heap, bytes a stream", "resident, bytes a stream", "opened in ms");
        for (int round = 0; round < costs.size(); round++) {
            Cost cost = costs.get(round);
            table.row(round + 1, cost.live(), cost.resident(), (double) cost.millis());
        }
        table.row(
                        "median",
                        Rounds.median(costs.stream().mapToDouble(Cost::live).toArray()),
                        Rounds.median(costs.stream().mapToDouble(Cost::resident).toArray()),
                        Rounds.median(costs.stream().mapToDouble(Cost::millis).toArray()))
                .print();
        Cost last = costs.get(costs.size() - 1);
        table.say("What the live bytes of the last round are");
        table.head("class", "bytes a stream", "objects a stream");
        last.after().growth(last.before()).stream()
                .limit(CLASSES)
                .forEach(grown ->
                        table.row(grown.name(), (double) grown.bytes() / STREAMS, (double) grown.objects() / STREAMS));
        table.print();
    }

    @Override
    public void close() {
        open.forEach(IdleStream::close);
        stack.close();
    }
}
