package dev.rivulet.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real server that belongs to one test, which may stop, kill and restart it: {@code postgresql}, {@code kafka},
 * {@code cassandra} or {@code firestore}. It keeps its address and its data until it is closed.
 *
 * <p>A started server answers when the method returns; a stopped one is gone. Not thread-safe.
 */
public final class OwnServer implements AutoCloseable {
    private static final long END_SECONDS = 15;

    private final String name;
    private final Path data;
    private final Thread atExit = new Thread(this::remove, "remove own server");
    private LauncherProcess launcher;
    private Map<String, String> settings;

    private OwnServer(String name) {
        this.name = name;
        try {
            data = Files.createTempDirectory("rivulet-own-");
            // PostgreSQL may have to run as a user who can't look into another's temporary folder.
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a new server with empty data, on free ports. */
    public static OwnServer start(String name) {
        OwnServer server = new OwnServer(name);
        server.start();
        return server;
    }

    /** The environment variables of its clients; the same after a restart. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Restarts it after {@link #stop} or {@link #kill}. */
    public void start() {
        launcher = LauncherProcess.start(name, "--data", data.toString());
        if (settings != null && !settings.equals(launcher.settings())) {
            throw new IllegalStateException("it has moved from " + settings + " to " + launcher.settings());
        }
        settings = launcher.settings();
    }

    /** Stops it gracefully. */
    public void stop() {
        try {
            launcher.process().getOutputStream().close();
        } catch (IOException e) {
            // It is gone already.
        }
        awaitEnd(launcher.process().toHandle());
    }

    /** Kills it like a crash. */
    public void kill() {
        List<ProcessHandle> all = processes();
        // The launcher first, or it would start the server again.
        launcher.process().destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(OwnServer::awaitEnd);
        awaitEnd(launcher.process().toHandle());
    }

    /** Freezes it like a hanging machine or network: connections stay open and nothing answers. */
    public void pause() {
        signal("-STOP");
    }

    /** Resumes it after {@link #pause}. */
    public void resume() {
        signal("-CONT");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        remove();
    }

    private void remove() {
        if (launcher != null && launcher.process().isAlive()) {
            kill();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(OwnServer::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessHandle> processes() {
        return launcher.process().descendants().toList();
    }

    private void signal(String signal) {
        for (ProcessHandle process : processes()) {
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

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
