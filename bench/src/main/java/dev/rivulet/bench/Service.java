package dev.rivulet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A packaged service in a process of its own, as it is run elsewhere: with both compilers and a heap of 512 MiB. */
record Service(Process process, int port) implements AutoCloseable {
    private static final long START_SECONDS = 90;

    /** Returns when it is ready. */
    static Service start(String name, Map<String, String> environment, boolean profile) {
        try {
            int port = freePort();
            List<String> command = new ArrayList<>(
                    List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx512m"));
            if (profile) {
                command.add("-XX:StartFlightRecording=filename=bench.jfr,settings=profile,dumponexit=true");
            }
            command.addAll(List.of(
                    "-jar",
                    root().resolve(name + "/target/quarkus-app/quarkus-run.jar").toString()));
            Path log = Files.createDirectories(root().resolve("bench/target")).resolve(name + ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            Service service = new Service(builder.start(), port);
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            service.awaitReady(log);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Path log) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Wire wire = new Wire(port)) {
                if (wire.ask("GET", "/q/health/ready", "", "").status() == 200) {
                    return;
                }
            } catch (IllegalStateException | IOException e) {
                // Not there yet.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
        throw new IllegalStateException("It is not ready; see " + log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The folder of the checkout. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException("This runs inside a checkout of the project");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
