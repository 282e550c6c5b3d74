package dev.rivulet.local.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Servers that this JVM has had the launcher start; one launcher a server, each once. */
final class StartedServers {

    private static final Map<String, StartedServers> STARTED = new ConcurrentHashMap<>();

    /** Held for the life of the JVM: the launcher ends when the pipe to it closes, however this JVM ends. */
    @SuppressWarnings("unused")
    private final Process launcher;

    private final Map<String, String> settings;

    private StartedServers(Process launcher, Map<String, String> settings) {
        this.launcher = launcher;
        this.settings = settings;
    }

    static Map<String, String> of(String server) {
        return STARTED.computeIfAbsent(server, StartedServers::start).settings;
    }

    private static StartedServers start(String server) {
        Path jar = launcherJar();
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(java, "-Xmx64m", "-XX:+UseSerialGC", "-jar", jar.toString(), "servers", server))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            return new StartedServers(process, readSettings(process, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> readSettings(Process process, String server) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals("READY")) {
                return Map.copyOf(settings);
            }
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        throw new IllegalStateException("The local stack could not start " + server + "; its reason stands above");
    }

    private static Path launcherJar() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                Path jar = folder.resolve("local/launcher/target/launcher.jar");
                if (Files.exists(jar)) {
                    return jar;
                }
                throw new IllegalStateException(
                        "Build the launcher first: ./mvnw -q -pl local/launcher -am package -DskipTests");
            }
        }
        throw new IllegalStateException("These tests run inside a checkout of the project");
    }
}
