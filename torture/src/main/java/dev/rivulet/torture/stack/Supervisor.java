package dev.rivulet.torture.stack;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Restarts dead processes as a container runtime does, unless they are to stay down for a while. */
public final class Supervisor implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final TortureStack stack;
    private final Consumer<String> progress;
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Set<String> frozen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger pending = new AtomicInteger();
    private final Map<String, Integer> endedByThemselves = new ConcurrentHashMap<>();
    private final ScheduledExecutorService work = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });

    public Supervisor(TortureStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
        var unused =
                work.scheduleWithFixedDelay(this::keep, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void keep() {
        for (ManagedProcess instance : stack.all()) {
            if (!stack.isEnding() && !instance.isAlive() && !away.contains(instance.name())) {
                if (instance.hasEndedByItself()) {
                    progress.accept(instance.name() + " has ended by itself");
                    endedByThemselves.merge(instance.name(), 1, Integer::sum);
                }
                try {
                    instance.start();
                } catch (RuntimeException e) {
                    progress.accept(instance.name() + " can't be started: " + e);
                }
            }
        }
    }

    public void kill(String name, Duration howLong) {
        away.add(name);
        stack.instance(name).kill();
        later(howLong, () -> away.remove(name));
    }

    public void freeze(String name, Duration howLong) {
        if (frozen.add(name)) {
            stack.instance(name).freeze();
            later(howLong, () -> thaw(name));
        }
    }

    private void thaw(String name) {
        stack.instance(name).thaw();
        frozen.remove(name);
    }

    public void later(Duration delay, Runnable step) {
        pending.incrementAndGet();
        var unused = work.schedule(
                () -> {
                    try {
                        step.run();
                    } finally {
                        pending.decrementAndGet();
                    }
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** How often each instance exited without being stopped. */
    public Map<String, Integer> endedByThemselves() {
        return Map.copyOf(endedByThemselves);
    }

    /** Waits until nothing is down or frozen and everything is ready; false on timeout. */
    public boolean awaitAllWell(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (pending.get() > 0 || !stack.all().stream().allMatch(ManagedProcess::answers)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        return true;
    }

    @Override
    public void close() {
        work.shutdownNow();
    }
}
