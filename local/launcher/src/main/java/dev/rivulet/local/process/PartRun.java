package dev.rivulet.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps one part running on its own thread, from its first start until it is stopped. */
final class PartRun {

    private static final int SHOWN_LINES = 12;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(50);

    /** Probes of liveness in a row that fail before a restart; as in Kubernetes, one is not enough. */
    private static final int LIVENESS_FAILURES = 3;

    private static final Duration NOTICE = Duration.ofMillis(250);

    private final Part part;
    private final LogFile log;
    private final PartListener watcher;
    private final Duration livenessPeriod;
    private final Consumer<StartupException> giveUp;
    private final RestartPolicy deaths;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread;
    private Child child;

    PartRun(
            Part part,
            Path logs,
            PartListener watcher,
            Clock clock,
            Duration livenessPeriod,
            Consumer<StartupException> giveUp) {
        this.part = part;
        this.log = new LogFile(logs.resolve(part.name() + ".log"));
        this.watcher = watcher;
        this.livenessPeriod = livenessPeriod;
        this.giveUp = giveUp;
        this.deaths = new RestartPolicy(clock);
        this.thread = new Thread(this::run, part.name());
        this.thread.setDaemon(true);
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            log.rotate();
            while (!isStopping()) {
                keepUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StartupException e) {
            fail(e.getMessage());
        } catch (Exception e) {
            fail("can't be started: " + e);
        }
    }

    private void keepUp() throws Exception {
        watcher.starting(part);
        long begin = System.nanoTime();
        ChildCommand command = part.command();
        Child started = startUnlessStopping(command);
        if (started == null) {
            return;
        }
        if (awaitAnswer(started, begin) && complete(started)) {
            watcher.ready(part, started.pid(), since(begin));
            ready.complete(null);
            endOnceNotLive(started);
        }
        int exitCode = started.awaitEnd();
        // A signal to the whole group of processes reaches a child a moment before the launcher expects its end.
        if (!stopping.await(NOTICE.toMillis(), TimeUnit.MILLISECONDS)) {
            mourn(exitCode);
        }
    }

    private synchronized Child startUnlessStopping(ChildCommand command) throws IOException {
        if (isStopping()) {
            return null;
        }
        child = Child.start(command, log.path());
        return child;
    }

    private boolean awaitAnswer(Child started, long begin) throws InterruptedException {
        while (started.alive()) {
            if (answers()) {
                return true;
            }
            if (since(begin).compareTo(START_LIMIT) > 0) {
                throw new StartupException("does not answer after " + START_LIMIT.toSeconds() + " s");
            }
            if (stopping.await(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private boolean complete(Child started) throws Exception {
        try {
            part.complete();
            return true;
        } catch (Exception e) {
            if (started.alive()) {
                throw e;
            }
            return false;
        }
    }

    /** Returns once the child has ended: by itself, or because its liveness stayed down. */
    private void endOnceNotLive(Child started) throws InterruptedException {
        int failures = 0;
        while (!started.ended(livenessPeriod)) {
            failures = live() ? 0 : failures + 1;
            if (failures >= LIVENESS_FAILURES && !isStopping()) {
                watcher.notLive(part);
                started.end(part.stopLimit());
            }
        }
    }

    private boolean live() {
        try {
            return part.live();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        try {
            return part.answers();
        } catch (IOException e) {
            return false;
        }
    }

    private void mourn(int exitCode) throws InterruptedException {
        if (!ready.isDone()) {
            throw new StartupException("died while starting (exit code " + exitCode + ")");
        }
        deaths.record();
        if (deaths.tooMany()) {
            throw new StartupException("died " + RestartPolicy.MOST + " times within "
                    + RestartPolicy.WITHIN.toSeconds() + " s (last exit code " + exitCode + ")");
        }
        Duration delay = deaths.delay();
        watcher.died(part, exitCode, log.lastLines(SHOWN_LINES), delay);
        stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void fail(String reason) {
        if (!isStopping()) {
            watcher.failed(part, reason, log.lastLines(SHOWN_LINES));
            giveUp.accept(new StartupException(part.name() + " " + reason));
        }
    }

    void expectEnd() {
        synchronized (this) {
            stopping.countDown();
        }
    }

    void end(Duration limit) throws InterruptedException {
        Child last;
        synchronized (this) {
            last = child;
        }
        if (last != null && last.alive()) {
            long begin = System.nanoTime();
            last.end(limit);
            watcher.stopped(part, since(begin));
        }
        thread.interrupt();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
