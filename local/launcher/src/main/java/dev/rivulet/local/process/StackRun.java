package dev.rivulet.local.process;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

public final class StackRun {

    /** The limit of a shutdown, whatever the parts do. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(9);

    private static final Duration LIVENESS_PERIOD = Duration.ofSeconds(10);

    private static final Duration SHORTEST_STOP = Duration.ofMillis(100);

    private final List<List<Part>> stopOrder;
    private final Map<Part, PartRun> runs = new LinkedHashMap<>();
    private final CompletableFuture<StartupException> failure = new CompletableFuture<>();

    public StackRun(List<List<Part>> stopOrder, Path logs, PartListener watcher, Clock clock) {
        this(stopOrder, logs, watcher, clock, LIVENESS_PERIOD);
    }

    StackRun(List<List<Part>> stopOrder, Path logs, PartListener watcher, Clock clock, Duration livenessPeriod) {
        this.stopOrder = List.copyOf(stopOrder);
        stopOrder.stream()
                .flatMap(List::stream)
                .forEach(part ->
                        runs.put(part, new PartRun(part, logs, watcher, clock, livenessPeriod, failure::complete)));
    }

    public void start() {
        runs.forEach((part, run) -> {
            CompletableFuture<?>[] needs =
                    part.needs().stream().map(need -> runs.get(need).ready()).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(needs).thenRun(run::start);
        });
    }

    public void awaitReady() throws InterruptedException {
        CompletableFuture<?>[] all = runs.values().stream().map(PartRun::ready).toArray(CompletableFuture[]::new);
        Object first = get(CompletableFuture.anyOf(CompletableFuture.allOf(all), failure));
        if (first instanceof StartupException refusal) {
            throw refusal;
        }
    }

    public StartupException awaitFailure() throws InterruptedException {
        return get(failure);
    }

    /** Stops what runs; a second caller waits for the first. */
    public synchronized void stop() {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        runs.values().forEach(PartRun::expectEnd);
        stopOrder.forEach(group -> stopTogether(group, deadline));
    }

    private void stopTogether(Collection<Part> group, long deadline) {
        CompletableFuture<?>[] stops = group.stream()
                .map(part -> CompletableFuture.runAsync(
                        () -> stop(part, deadline), work -> new Thread(work, "stop " + part.name()).start()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(stops).join();
    }

    private void stop(Part part, long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        Duration limit = part.stopLimit().compareTo(left) < 0 ? part.stopLimit() : left;
        try {
            runs.get(part).end(limit.compareTo(SHORTEST_STOP) < 0 ? SHORTEST_STOP : limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
