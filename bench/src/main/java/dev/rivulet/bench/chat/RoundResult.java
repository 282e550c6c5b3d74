package dev.rivulet.bench.chat;

import dev.rivulet.bench.measure.MarkdownTable.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The result of a variant in one round.
 *
 * @param perSecond acknowledged requests
 * @param p50 median latency in milliseconds
 * @param p99 99th percentile of the latency in milliseconds
 */
public record RoundResult(double perSecond, double p50, double p99) {

    static final List<Column<RoundResult>> COLUMNS = List.of(
            new Column<>("acknowledged/s", RoundResult::perSecond),
            new Column<>("p50 ms", RoundResult::p50),
            new Column<>("p99 ms", RoundResult::p99));

    /** A caller's next request; returns when it is acknowledged. */
    public interface Caller {
        void call() throws Exception;
    }

    /** Runs the callers concurrently, each on its own thread, one request after the other. */
    public static RoundResult ofCallers(int seconds, List<? extends Caller> callers) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long begin = System.nanoTime();
        List<Latencies> all = new ArrayList<>();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (Caller caller : callers) {
            Latencies latencies = new Latencies();
            all.add(latencies);
            CompletableFuture<Void> done = new CompletableFuture<>();
            running.add(done);
            new Thread(() -> callUntil(end, caller, latencies, done)).start();
        }
        running.forEach(CompletableFuture::join);
        return of(all, System.nanoTime() - begin);
    }

    private static void callUntil(long end, Caller caller, Latencies latencies, CompletableFuture<Void> done) {
        try {
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                caller.call();
                latencies.add(System.nanoTime() - begin);
            }
            done.complete(null);
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }

    /** Keeps this many requests in flight, without a thread for each. */
    public static RoundResult ofStages(int seconds, int inFlight, Supplier<CompletionStage<?>> request)
            throws InterruptedException {
        Semaphore free = new Semaphore(inFlight);
        Latencies latencies = new Latencies();
        AtomicLong failed = new AtomicLong();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            free.acquire();
            long begin = System.nanoTime();
            request.get().whenComplete((done, failure) -> {
                latencies.addSafely(System.nanoTime() - begin);
                if (failure != null) {
                    failed.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(inFlight);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " requests have failed");
        }
        return of(List.of(latencies), System.nanoTime() - start);
    }

    private static RoundResult of(List<Latencies> all, long nanos) {
        long[] sorted = all.stream().flatMapToLong(Latencies::stream).sorted().toArray();
        return new RoundResult(
                sorted.length * 1e9 / nanos, Latencies.percentile(sorted, 50), Latencies.percentile(sorted, 99));
    }

    public static final class Latencies {
        private long[] nanos = new long[1024];
        private int size;

        void add(long taken) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, size * 2);
            }
            nanos[size++] = taken;
        }

        synchronized void addSafely(long taken) {
            add(taken);
        }

        java.util.stream.LongStream stream() {
            return Arrays.stream(nanos, 0, size);
        }

        /** In milliseconds. */
        double percentile(int percent) {
            return percentile(stream().sorted().toArray(), percent);
        }

        static double percentile(long[] sorted, int percent) {
            return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) * percent / 100] / 1e6;
        }
    }
}
