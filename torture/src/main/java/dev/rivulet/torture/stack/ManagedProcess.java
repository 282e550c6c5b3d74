package dev.rivulet.torture.stack;

import dev.rivulet.local.process.ChildCommand;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process of the stack that can be killed and restarted. Thread-safe. */
public final class ManagedProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);
    /** Longer than a child's forced shutdown takes. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final String name;
    private final Part part;
    private final Path log;
    private final Runnable onStart;
    private Process process;
    private boolean endWanted;

    /** @param onStart runs before each start of the process */
    ManagedProcess(String name, Part part, Path logs, Runnable onStart) {
        this.name = name;
        this.part = part;
        this.log = logs.resolve(name + ".log");
        this.onStart = onStart;
    }

    public String name() {
        return name;
    }

    public String address() {
        return part.address();
    }

    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        onStart.run();
        try {
            ChildCommand command = part.command();
            ProcessBuilder builder = new ProcessBuilder(command.words())
                    .directory(command.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(command.environment());
            process = builder.start();
            endWanted = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void complete() throws Exception {
        part.complete();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    public boolean answers() {
        try {
            return isAlive() && part.answers();
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until it is ready; throws if it has exited by itself or takes too long. */
    public void awaitAnswer() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!isAlive()) {
                throw new StartupException(name + " died while it started; see " + log);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new StartupException(
                        name + " does not answer after " + START_LIMIT.toSeconds() + " s; see " + log);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        Process victim = toEnd();
        if (victim != null) {
            victim.descendants().forEach(ProcessHandle::destroyForcibly);
            victim.destroyForcibly();
            awaitEnd(victim, AFTER_KILL);
        }
    }

    public void end() {
        Process leaver = toEnd();
        if (leaver == null) {
            return;
        }
        try {
            leaver.getOutputStream().close();
        } catch (IOException e) {
            // Already gone.
        }
        if (!awaitEnd(leaver, LONGEST_END)) {
            kill();
        }
    }

    private synchronized Process toEnd() {
        endWanted = true;
        return process;
    }

    synchronized boolean hasEndedByItself() {
        return process != null && !process.isAlive() && !endWanted;
    }

    private static boolean awaitEnd(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private synchronized void signal(String signal) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
