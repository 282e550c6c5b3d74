package dev.rivulet.bench.chat;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.rivulet.bench.measure.BenchOptions;
import dev.rivulet.bench.measure.Benchmark;
import dev.rivulet.bench.measure.LoadConnection;
import dev.rivulet.bench.measure.MarkdownTable;
import dev.rivulet.bench.measure.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Whether a page costs the same in long and short chats, and at the beginning and end of a chat. */
public final class HistoryPageBench implements Benchmark {
    private static final int SHORT = 1_000;
    private static final int LONG = 200_000;
    private static final int LONGEST = 10_000_000;
    private static final int A_DAY = 20_000;
    private static final int AT_ONCE = 4;
    private static final int PAGE = 50;
    /** Rows per batch when a chat is filled. */
    private static final int BATCH = 50;

    private static final int IN_FLIGHT = 16;
    private static final String FIRST = "head of " + SHORT;

    private final BenchOptions options;
    private final ChatStack stack;

    public HistoryPageBench(BenchOptions options) {
        this.options = options;
        stack = new ChatStack(options.profile());
    }

    /**
     * A chat with messages at even intervals, up to yesterday.
     * @param end when the newest was sent
     */
    private record Filled(ChatStack.Chat chat, int messages, Instant end) {
        private static final Duration STEP = Duration.ofDays(1).dividedBy(A_DAY);

        /** @param back number of messages before the newest */
        UUID id(long back) {
            long millis = end.minus(STEP.multipliedBy(back)).toEpochMilli();
            return new UUID(Uuids.startOf(millis).getMostSignificantBits(), 0x8000_0000_0000_0000L | back);
        }
    }

    private record Place(Filled filled, double from, double to) {
        String path() {
            long back = (long) (filled.messages() * ThreadLocalRandom.current().nextDouble(from, to));
            return filled.chat().path() + "?quantity=" + PAGE + "&time="
                    + filled.id(Math.min(back, filled.messages() - PAGE - 1));
        }
    }

    @Override
    public void run(MarkdownTable table) throws Exception {
        List<ChatStack.Chat> chats = stack.chats(2);
        Instant end = Instant.now().minus(Duration.ofDays(1));
        Filled little = new Filled(chats.get(0), SHORT, end);
        Filled much = new Filled(chats.get(1), options.full() ? LONGEST : LONG, end);
        try (DriverBaseline drivers = new DriverBaseline(stack.settings())) {
            fill(drivers, little);
            fill(drivers, much);
        }
        Map<String, Place> places = new LinkedHashMap<>();
        places.put(FIRST, new Place(little, 0, 0.1));
        places.put("head of " + much.messages(), new Place(much, 0, 0.01));
        places.put("middle of " + much.messages(), new Place(much, 0.45, 0.55));
        places.put("beginning of " + much.messages(), new Place(much, 0.99, 1));

        measure(places);
        List<Map<String, RoundResult.Latencies>> rounds = new ArrayList<>();
        for (int round = 0; round < Rounds.ROUNDS; round++) {
            rounds.add(measure(places));
        }
        table.say("Pages of %d over HTTP, %d at once, %d messages a day".formatted(PAGE, AT_ONCE, A_DAY));
        table.head("", "p50 ms", "p99 ms", "p99 to " + FIRST);
        for (String place : places.keySet()) {
            table.row(
                    place,
                    median(rounds, place, 50),
                    median(rounds, place, 99),
                    Rounds.median(rounds.stream()
                            .mapToDouble(round -> round.get(place).percentile(99)
                                    / round.get(FIRST).percentile(99))
                            .toArray()));
        }
        table.print();
    }

    private static double median(List<Map<String, RoundResult.Latencies>> rounds, String place, int percent) {
        return Rounds.median(rounds.stream()
                .mapToDouble(round -> round.get(place).percentile(percent))
                .toArray());
    }

    /** Each caller alternates between the places, so that disturbances affect all alike. */
    private Map<String, RoundResult.Latencies> measure(Map<String, Place> places) throws Exception {
        Map<String, RoundResult.Latencies> latencies = new LinkedHashMap<>();
        places.keySet().forEach(place -> latencies.put(place, new RoundResult.Latencies()));
        List<RoundResult.Caller> callers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            LoadConnection connection = stack.connection();
            callers.add(() -> {
                for (Map.Entry<String, Place> place : places.entrySet()) {
                    read(connection, place.getValue(), latencies.get(place.getKey()));
                }
            });
        }
        RoundResult.ofCallers(options.seconds(), callers);
        return latencies;
    }

    private static void read(LoadConnection connection, Place place, RoundResult.Latencies latencies) throws Exception {
        String path = place.path();
        long begin = System.nanoTime();
        LoadConnection.Answer answer =
                connection.ask("GET", path, place.filled().chat().authorization(), "");
        latencies.addSafely(System.nanoTime() - begin);
        if (answer.status() != 200 || answer.body().length() < PAGE * SendBench.BODY.length()) {
            throw new IllegalStateException("no full page: " + answer);
        }
    }

    private static void fill(DriverBaseline drivers, Filled filled) throws InterruptedException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        AtomicReference<Throwable> failed = new AtomicReference<>();
        ChatStack.Chat chat = filled.chat();
        for (long back = 0; back < filled.messages(); back += A_DAY / 2) {
            drivers.insertBucket(chat.id(), Uuids.unixTimestamp(filled.id(back)));
        }
        drivers.insertBucket(chat.id(), Uuids.unixTimestamp(filled.id(filled.messages() - 1L)));
        for (int back = 0; back < filled.messages(); back += BATCH) {
            List<UUID> ids = IntStream.range(back, Math.min(back + BATCH, filled.messages()))
                    .mapToObj(filled::id)
                    .toList();
            free.acquire();
            drivers.insert(chat.id(), ids, chat.member(), chat.name(), SendBench.BODY)
                    .whenComplete((done, failure) -> {
                        failed.compareAndSet(null, failure);
                        free.release();
                    });
        }
        free.acquire(IN_FLIGHT);
        if (failed.get() != null) {
            throw new IllegalStateException("The chat can't be filled", failed.get());
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
