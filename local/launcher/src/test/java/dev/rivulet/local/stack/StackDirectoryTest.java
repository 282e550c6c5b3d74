package dev.rivulet.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackDirectoryTest {

    @TempDir
    private Path temporary;

    private StackDirectory folder;

    @BeforeEach
    void createFolder() {
        folder = new StackDirectory(temporary.resolve("stack"));
    }

    @Test
    void aSecondStackIsRefusedWhileTheFirstRuns() throws Exception {
        Process first = holder();
        assertThat(first.inputReader().readLine()).startsWith("LOCKED");

        assertThat(folder.isLocked()).isTrue();
        assertThatThrownBy(folder::lock)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("process " + first.pid())
                .message()
                .doesNotContain("\n");

        first.destroyForcibly().waitFor();

        assertThat(folder.isLocked()).isFalse();
        assertThatCode(() -> folder.lock().close()).doesNotThrowAnyException();
    }

    @Test
    void aFullDiskIsRefusedInOneLine() {
        assertThatThrownBy(() -> folder.requireSpace(300L << 20))
                .isInstanceOf(StartupException.class)
                .message()
                .contains("300 MiB", temporary.toString())
                .doesNotContain("\n");
        assertThatCode(() -> folder.requireSpace(2L << 30)).doesNotThrowAnyException();
    }

    @Test
    void wipingTakesTheDataAndLeavesTheLogs() throws IOException {
        Files.createDirectories(folder.data().resolve("kafka"));
        Files.createSymbolicLink(folder.data().resolve("link"), temporary);
        Files.createDirectories(folder.logs());

        folder.wipe();

        assertThat(folder.data()).doesNotExist();
        assertThat(folder.logs()).exists();
        assertThat(temporary).exists();
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.path().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
