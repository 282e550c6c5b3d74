package dev.rivulet.local.server;

import dev.rivulet.local.process.StartupException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds the emulator's JAR in the directories of Google's tools, or downloads it once. */
public record EmulatorJar(Map<String, String> environment, Path userHome, EmulatorDownload download) {

    /** The path of the JAR; skips the search. */
    static final String VARIABLE = "FIRESTORE_EMULATOR_JAR";

    private static final String HOW =
            ": run 'gcloud components install cloud-firestore-emulator', or set " + VARIABLE + " to the jar's path";

    public static EmulatorJar ofThisMachine() {
        return new EmulatorJar(System.getenv(), Path.of(System.getProperty("user.home")), EmulatorDownload.GOOGLE);
    }

    public Path get(Consumer<String> progress) {
        return find().orElseGet(() -> fetch(progress));
    }

    Optional<Path> find() {
        String named = environment.get(VARIABLE);
        if (named == null) {
            return inSdks().or(this::inCaches);
        }
        if (!Files.isRegularFile(Path.of(named))) {
            throw new StartupException("firestore needs Google's emulator, but there is no file " + named + HOW);
        }
        return Optional.of(Path.of(named));
    }

    private Optional<Path> inSdks() {
        return sdkRoots()
                .map(root -> root.resolve("platform/cloud-firestore-emulator"))
                .flatMap(EmulatorJar::newestIn)
                .findFirst();
    }

    /** Of firebase-tools, and of this program. */
    Optional<Path> inCaches() {
        return Stream.of(userHome.resolve(".cache/firebase/emulators"), cache())
                .flatMap(EmulatorJar::newestIn)
                .findFirst();
    }

    private Stream<Path> sdkRoots() {
        Stream<Path> named =
                Stream.ofNullable(environment.get("CLOUDSDK_ROOT_DIR")).map(Path::of);
        Stream<Path> besideGcloud = Stream.of(
                        environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "gcloud"))
                .filter(Files::isExecutable)
                .map(EmulatorJar::rootOf)
                .filter(Objects::nonNull);
        Stream<Path> usual = Stream.of(Path.of("/usr/lib/google-cloud-sdk"), userHome.resolve("google-cloud-sdk"));
        return Stream.of(named, besideGcloud, usual).flatMap(roots -> roots);
    }

    Path fetch(Consumer<String> progress) {
        progress.accept("firestore: downloading Google's emulator once, from " + download.source());
        try {
            return download.into(cache());
        } catch (IOException e) {
            throw new StartupException(
                    "firestore needs Google's emulator, which is not installed and can't be downloaded from "
                            + download.source() + " (" + e + ")" + HOW);
        }
    }

    private Path cache() {
        return userHome.resolve(".cache/rivulet");
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
