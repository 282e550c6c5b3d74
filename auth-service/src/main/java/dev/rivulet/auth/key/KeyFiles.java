package dev.rivulet.auth.key;

import dev.rivulet.auth.AuthConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key files of one kind, one key each, in a directory that every instance mounts. Read anew for each call, so that
 * keys can be added and removed while the service runs.
 */
public final class KeyFiles {
    private final Path directory;
    private final Duration publicationDelay;
    private final String suffix;
    private final Clock clock;

    public KeyFiles(AuthConfig.Keys config, String suffix, Clock clock) {
        directory = config.directory();
        publicationDelay = config.publicationDelay();
        this.suffix = suffix;
        this.clock = clock;
    }

    public Path directory() {
        return directory;
    }

    /** In the order of their names. */
    public List<Path> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("key files can't be listed", e);
        }
    }

    /** The last by name that all instances know by now; the first if there is none. */
    public Optional<Path> current() {
        List<Path> files = all();
        List<Path> known = files.stream().filter(this::isKnown).toList();
        return known.isEmpty() ? files.stream().findFirst() : Optional.of(known.get(known.size() - 1));
    }

    /** Whether the file is so old that every instance and every verifier can have read it. */
    private boolean isKnown(Path file) {
        try {
            return !Files.getLastModifiedTime(file)
                    .toInstant()
                    .isAfter(clock.instant().minus(publicationDelay));
        } catch (IOException e) {
            throw new UncheckedIOException("a key file's age can't be read", e);
        }
    }

    /** Adds a file that only its owner can read; it appears when it is complete. */
    public void add(String key) {
        try {
            Files.createDirectories(directory);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path file = Files.createTempFile(directory, "new", null, ownerOnly);
            Files.writeString(file, key);
            Files.move(file, directory.resolve(clock.millis() + suffix));
        } catch (IOException e) {
            throw new UncheckedIOException("a key file can't be written", e);
        }
    }
}
