package dev.rivulet.local.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A launcher that runs servers until its standard input ends, that is, until this JVM ends.
 *
 * @param settings the environment of the servers' clients
 */
record LauncherProcess(Process process, Map<String, String> settings) {

    /** Returns as soon as the servers answer. */
    static LauncherProcess start(String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, "-Xmx64m", "-XX:+UseSerialGC", "-jar", jar().toString(), "servers"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new LauncherProcess(process, readSettings(process, command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> readSettings(Process process, List<String> command) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals("READY")) {
                return Map.copyOf(settings);
            }
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        throw new IllegalStateException("The local stack could not be started; its reason stands above: " + command);
    }

    static Path jar() {
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
