package dev.rivulet.local.backup;

import dev.rivulet.local.files.Directories;
import dev.rivulet.local.process.StartupException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * A file with all data of a stopped stack: all stores at one moment, with Kafka's offsets and the signing keys. It is
 * as secret as the data.
 */
public record Backup(Path file) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    public Backup {
        Objects.requireNonNull(file);
    }

    /** Replaces the file atomically. */
    public void make(Path data) throws IOException {
        if (isEmpty(data)) {
            throw new StartupException("There is nothing to back up in " + data + ": no stack has run there");
        }
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path unfinished = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, OWNER_ONLY);
        try {
            Archive.pack(data, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Restores into an empty directory, atomically. */
    public void restore(Path data) throws IOException {
        if (Files.notExists(file)) {
            throw new StartupException("There is no backup " + file);
        }
        if (!isEmpty(data)) {
            throw new StartupException(
                    "There are data in " + data + " already: move that folder away, or name another with --data");
        }
        Path unfinished = data.resolveSibling(data.getFileName() + ".new");
        Directories.delete(unfinished);
        try {
            Archive.unpack(file, unfinished);
            Files.deleteIfExists(data);
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (ZipException | EOFException e) {
            throw new StartupException(file + " is no whole backup: " + e.getMessage());
        } finally {
            Directories.delete(unfinished);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
