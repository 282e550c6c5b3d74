package dev.rivulet.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path folder;

    @Test
    void showsTheLastLinesOfALongLog() throws IOException {
        LogFile log = new LogFile(folder.resolve("logs/server.log"));
        log.rotate();
        Files.writeString(log.path(), "filler\n".repeat(100_000) + "one\n\ntwo\nthree\n");

        assertThat(log.lastLines(3)).containsExactly("one", "two", "three");
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        LogFile log = new LogFile(folder.resolve("server.log"));
        log.rotate();
        Files.writeString(log.path(), "first run\n");

        log.rotate();

        assertThat(log.path()).isEmptyFile();
        assertThat(folder.resolve("server.log.1")).hasContent("first run\n");
    }
}
