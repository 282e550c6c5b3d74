package dev.rivulet.local.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the emulator's jar where Google's tools have put it. It is never part of the project. */
public record EmulatorJar(Map<String, String> environment, Path userHome) {

    /** Names the jar, before any search. */
    public static final String VARIABLE = "FIRESTORE_EMULATOR_JAR";

    public Optional<Path> find() {
        String named = environment.get(VARIABLE);
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isRegularFile);
        }
        List<Path> folders = new ArrayList<>(sdkRoots()
                .map(root -> root.resolve("platform/cloud-firestore-emulator"))
                .toList());
        folders.add(userHome.resolve(".cache/firebase/emulators"));
        return folders.stream().flatMap(EmulatorJar::newestIn).findFirst();
    }

    private Stream<Path> sdkRoots() {
        Stream<Path> besideGcloud = Stream.of(
                        environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "gcloud"))
                .filter(Files::isExecutable)
                .map(EmulatorJar::rootOf);
        return Stream.concat(
                        Stream.concat(
                                Optional.ofNullable(environment.get("CLOUDSDK_ROOT_DIR")).map(Path::of).stream(),
                                besideGcloud),
                        Stream.of(Path.of("/usr/lib/google-cloud-sdk"), userHome.resolve("google-cloud-sdk")))
                .filter(Objects::nonNull);
    }

    /** The command on the PATH is often a link into the SDK's folder {@code bin}. */
    private static Path rootOf(Path gcloud) {
        try {
            return gcloud.toRealPath().getParent().getParent();
        } catch (IOException e) {
            return null;
        }
    }

    private static Stream<Path> newestIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries
                    .filter(entry -> isEmulator(entry.getFileName().toString()))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean isEmulator(String name) {
        return name.startsWith("cloud-firestore-emulator") && name.endsWith(".jar");
    }
}
