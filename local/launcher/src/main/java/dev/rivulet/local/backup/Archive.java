package dev.rivulet.local.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A directory as a .tar.gz with permissions but without owners. The last entry is a marker, so that a truncated archive
 * is never mistaken for a complete one.
 */
final class Archive {

    private static final String END = ".whole";
    /** From the lowest bit of a file mode. */
    private static final List<PosixFilePermission> BITS = List.of(
            PosixFilePermission.OTHERS_EXECUTE,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_READ);

    private Archive() {}

    static void pack(Path folder, Path file) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
                Stream<Path> paths = Files.walk(folder)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Path path : (Iterable<Path>) paths.filter(path -> !path.equals(folder))::iterator) {
                pack(tar, path, folder.relativize(path).toString());
            }
            tar.putArchiveEntry(new TarArchiveEntry(END));
            tar.closeArchiveEntry();
        }
    }

    private static void pack(TarArchiveOutputStream tar, Path path, String name) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException("A link among the data: " + path);
        }
        TarArchiveEntry entry = new TarArchiveEntry(path.toFile(), name);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setMode(mode(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)));
        tar.putArchiveEntry(entry);
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }

    static void unpack(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean whole = false;
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                whole = entry.getName().equals(END);
                if (!whole) {
                    unpack(tar, entry, folder);
                }
            }
        }
        if (!whole) {
            throw new EOFException("its end is missing");
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder) || !(entry.isDirectory() || entry.isFile()) || entry.isLink()) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
        }
        Files.setPosixFilePermissions(path, permissions(entry.getMode()));
    }

    static int mode(Set<PosixFilePermission> permissions) {
        return permissions.stream().mapToInt(it -> 1 << BITS.indexOf(it)).sum();
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        BITS.stream().filter(it -> (mode & 1 << BITS.indexOf(it)) != 0).forEach(permissions::add);
        return permissions;
    }
}
