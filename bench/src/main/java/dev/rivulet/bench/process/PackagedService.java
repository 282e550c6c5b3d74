package dev.rivulet.bench.process;

import dev.rivulet.bench.measure.LoadConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

public record PackagedService(BenchJvm child, int port) implements AutoCloseable {
    private static final long START_SECONDS = 90;

    /** Returns when it is ready. */
    public static PackagedService start(String name, Map<String, String> settings, boolean profile) {
        try {
            int port = freePort();
            List<String> arguments = new ArrayList<>();
            if (profile) {
                arguments.add("-XX:StartFlightRecording=filename=bench.jfr,settings=profile,dumponexit=true");
            }
            arguments.addAll(List.of(
                    "-jar",
                    root().resolve(name + "/target/quarkus-app/quarkus-run.jar").toString()));
            Map<String, String> environment = new HashMap<>(settings);
            environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
            PackagedService service = new PackagedService(BenchJvm.start(name, environment, arguments), port);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && child.process().isAlive()) {
            try (LoadConnection connection = new LoadConnection(port)) {
                if (connection.ask("GET", "/q/health/ready", "", "").status() == 200) {
                    return;
                }
            } catch (IllegalStateException | IOException e) {
                // Not ready yet.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
        throw new IllegalStateException("It is not ready; see " + child.log());
    }

    public Process process() {
        return child.process();
    }

    @Override
    public void close() {
        child.close();
    }

    public static Path root() {
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
