package dev.rivulet.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running child process, with both of its outputs in a log file. */
final class Child {

    private static final Duration AFTER_KILL = Duration.ofSeconds(1);

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child start(ChildCommand command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.environment());
        return new Child(builder.start());
    }

    boolean alive() {
        return process.isAlive();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    boolean ended(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The process that does the work; a program that is not Java has a watching shell as its parent. */
    long pid() {
        return process.children()
                .filter(child -> child.info()
                        .command()
                        .filter(name -> !name.endsWith("sh") && !name.endsWith("/cat"))
                        .isPresent())
                .mapToLong(ProcessHandle::pid)
                .min()
                .orElse(process.pid());
    }

    /** Stops the child gracefully, or kills it with its children after the limit. */
    void end(Duration limit) throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The child or its pipe is already gone.
        }
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            process.waitFor(AFTER_KILL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
