package dev.rivulet.local.server;

import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

public record Jdk(Path home, int feature) {

    /** The JDK that runs Cassandra; skips the search for a 17. */
    static final String OVERRIDE = "RIVULET_CASSANDRA_JAVA_HOME";

    private static final int CASSANDRA_FEATURE = 17;

    /** Cassandra is released for Java 17: one that is installed is taken before the one that runs the stack. */
    public static Jdk forCassandra(Map<String, String> environment) {
        String named = environment.get(OVERRIDE);
        if (named != null) {
            return at(Path.of(named))
                    .orElseThrow(() -> new StartupException(OVERRIDE + " is not a Java home: " + named));
        }
        Jdk current = current();
        if (current.feature() == CASSANDRA_FEATURE) {
            return current;
        }
        return installed(environment)
                .filter(jdk -> jdk.feature() == CASSANDRA_FEATURE)
                .findFirst()
                .orElse(current);
    }

    static Jdk current() {
        return new Jdk(JavaCommand.currentHome(), Runtime.version().feature());
    }

    private static Stream<Jdk> installed(Map<String, String> environment) {
        Path user = Path.of(System.getProperty("user.home"));
        Stream<Path> named = Stream.of("JAVA_HOME", "JAVA17_HOME", "JAVA_HOME_17_X64", "JAVA_HOME_17_arm64")
                .map(environment::get)
                .filter(home -> home != null && !home.isBlank())
                .map(Path::of);
        Stream<Path> found = Stream.of(
                        Path.of("/usr/lib/jvm"),
                        Path.of("/opt/java"),
                        user.resolve(".sdkman/candidates/java"),
                        user.resolve(".jdks"),
                        Path.of("/Library/Java/JavaVirtualMachines"))
                .flatMap(Jdk::foldersIn)
                .flatMap(folder -> Stream.of(folder, folder.resolve("Contents/Home")));
        return Stream.concat(named, found).flatMap(home -> at(home).stream());
    }

    private static Stream<Path> foldersIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Reads the file {@code release} instead of running the JDK. */
    static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(release)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
    }
}
