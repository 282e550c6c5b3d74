package dev.rivulet.bench.chat;

import dev.rivulet.bench.measure.BenchOptions;
import dev.rivulet.bench.measure.Benchmark;
import dev.rivulet.bench.measure.MarkdownTable;
import dev.rivulet.bench.measure.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Delay from Kafka to the sockets of 2,000 users, beside that to a Kafka consumer alone. */
public final class DeliveryBench implements Benchmark {
    private static final int CHATS = 1_000;
    private static final int USERS = 2 * CHATS;
    private static final int PER_SECOND = 1_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BenchOptions options;
    private final ChatStack stack;

    public DeliveryBench(BenchOptions options) {
        this.options = options;
        stack = new ChatStack(options.profile());
    }

    /** Delays in nanoseconds since publishing; one thread adds, another reads. */
    private static final class Delays implements LongConsumer {
        private long[] values = new long[1024];
        private int count;

        @Override
        public synchronized void accept(long stamp) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = System.nanoTime() - stamp;
        }

        synchronized int count() {
            return count;
        }

        synchronized void clear() {
            count = 0;
        }

        synchronized double millis(double quantile) {
            Arrays.sort(values, 0, count);
            return values[(int) (quantile * (count - 1))] / 1e6;
        }
    }

    private record Round(double p50, double p99, double bare50, double bare99, double cpuMicros) {}

    @Override
    public void run(MarkdownTable table) throws Exception {
        List<ChatStack.Chat> chats = stack.chats(CHATS);
        String broker = stack.settings().get("KAFKA_BOOTSTRAP_SERVERS");
        Delays delivered = new Delays();
        Delays bare = new Delays();
        try (SubscriberSockets sockets = new SubscriberSockets(delivered);
                KafkaReadBaseline reader = new KafkaReadBaseline(broker, bare);
                TimedMessages messages = new TimedMessages(broker)) {
            for (ChatStack.Chat chat : chats) {
                sockets.open(stack.port(), chat.authorization());
                sockets.open(stack.port(), chat.otherAuthorization());
            }
            await(() -> sockets.begun() == USERS, () -> sockets.begun() + " streams have begun");
            List<Round> rounds = new ArrayList<>();
            for (int round = 0; round < WARM_UP_ROUNDS + Rounds.ROUNDS; round++) {
                Round result = round(messages, chats, delivered, bare);
                if (round >= WARM_UP_ROUNDS) {
                    rounds.add(result);
                }
            }
            print(table, rounds);
        }
    }

    private Round round(TimedMessages messages, List<ChatStack.Chat> chats, Delays delivered, Delays bare)
            throws IOException {
        delivered.clear();
        bare.clear();
        long cpu = cpuNanos();
        messages.publish(chats, PER_SECOND, options.seconds());
        int published = PER_SECOND * options.seconds();
        await(
                () -> delivered.count() == 2 * published && bare.count() == published,
                () -> "of %,d messages, %,d were read and %,d events delivered"
                        .formatted(published, bare.count(), delivered.count()));
        double cpuMicros = (cpuNanos() - cpu) / 1e3 / delivered.count();
        return new Round(delivered.millis(0.5), delivered.millis(0.99), bare.millis(0.5), bare.millis(0.99), cpuMicros);
    }

    private long cpuNanos() {
        return stack.process().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void await(BooleanSupplier condition, Supplier<String> state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("After " + PATIENCE + ", " + state.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static void print(MarkdownTable table, List<Round> rounds) {
        table.say("%,d users on event streams, %,d messages a second, 2 recipients each".formatted(USERS, PER_SECOND));
        table.head("", "p50 ms", "p99 ms", "CPU µs a delivered event");
        table.row("consumer alone", median(rounds, Round::bare50), median(rounds, Round::bare99), "");
        table.row(
                "to the socket",
                median(rounds, Round::p50),
                median(rounds, Round::p99),
                median(rounds, Round::cpuMicros));
        table.print();
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Rounds.median(rounds.stream().mapToDouble(figure).toArray());
    }

    @Override
    public void close() {
        stack.close();
    }
}
