package dev.rivulet.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    private Path temporary;

    private Path data;
    private Path file;
    private Backup backup;

    @BeforeEach
    void makeData() throws IOException {
        data = temporary.resolve("data");
        file = temporary.resolve("backups/today.tar.gz");
        backup = new Backup(file);
        Files.createDirectories(data.resolve("postgresql/base/empty"));
        Files.writeString(data.resolve("postgresql/base/1"), "rows");
        Files.setPosixFilePermissions(data.resolve("postgresql"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aRestoreReturnsAllData() throws IOException {
        backup.make(data);
        Path restored = temporary.resolve("elsewhere/data");
        Files.createDirectories(restored.getParent());

        backup.restore(restored);

        assertThat(restored.resolve("postgresql/base/1")).hasContent("rows");
        assertThat(restored.resolve("postgresql/base/empty")).isEmptyDirectory();
        // PostgreSQL starts on no folder that others may read.
        assertThat(Files.getPosixFilePermissions(restored.resolve("postgresql")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(restored.resolve(".whole")).doesNotExist();
    }

    @Test
    void aBackupIsItsOwnersAlone() throws IOException {
        backup.make(data);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void existingDataIsNeverOverwritten() throws IOException {
        backup.make(data);
        assertThatThrownBy(() -> backup.restore(data))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("already");
        assertThat(data.resolve("postgresql/base/1")).hasContent("rows");
    }

    @Test
    void halfABackupRestoresNothing() throws IOException {
        byte[] noise = new byte[64 * 1024];
        new Random(1).nextBytes(noise);
        Files.write(data.resolve("noise"), noise);
        backup.make(data);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        Path restored = temporary.resolve("restored");

        assertThatThrownBy(() -> backup.restore(restored)).isInstanceOf(StartupException.class);
        assertThat(restored).doesNotExist();
    }

    @Test
    void withoutDataThereIsNothingToBackUp() {
        assertThatThrownBy(() -> backup.make(temporary.resolve("nowhere"))).isInstanceOf(StartupException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void anArchiveCannotWriteElsewhere() throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            byte[] text = "x".getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("../outside");
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
        assertThatThrownBy(() -> backup.restore(temporary.resolve("restored"))).isInstanceOf(IOException.class);
        assertThat(temporary.resolve("outside")).doesNotExist();
    }
}
