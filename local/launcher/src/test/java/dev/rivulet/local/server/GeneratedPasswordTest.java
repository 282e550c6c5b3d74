package dev.rivulet.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedPasswordTest {

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceAndIsItsOwnersAlone() throws Exception {
        Path file = folder.resolve("data/password");

        String first = new GeneratedPassword(file).value();

        assertThat(first).matches("[0-9a-f]{48}");
        assertThat(new GeneratedPassword(file).value()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void differsFromPlaceToPlace() {
        assertThat(new GeneratedPassword(folder.resolve("a")).value())
                .isNotEqualTo(new GeneratedPassword(folder.resolve("b")).value());
    }
}
