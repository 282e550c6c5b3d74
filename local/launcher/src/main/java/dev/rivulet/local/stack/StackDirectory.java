package dev.rivulet.local.stack;

import dev.rivulet.local.files.Directories;
import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

public record StackDirectory(Path path) {

    private static final long LEAST_FREE_BYTES = 1L << 30;

    public StackDirectory {
        path = path.toAbsolutePath().normalize();
    }

    public Path data() {
        return path.resolve("data");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    Path stateFile() {
        return path.resolve("state.json");
    }

    /** Of the stack that runs here, or of the last one. */
    public Optional<StackState> state() throws IOException {
        return StackState.read(stateFile());
    }

    private Path lockFile() {
        return path.resolve("lock");
    }

    public FileChannel lock() throws IOException {
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(
                lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            String holder = Files.readString(lockFile()).strip();
            channel.close();
            throw new StartupException("A stack already runs on " + path + " (process " + holder
                    + "): stop that one first, or take another folder with --data");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    public boolean isLocked() throws IOException {
        if (Files.notExists(lockFile())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    /** Checked first, because servers on a full disk fail with obscure errors. */
    public void requireSpace() throws IOException {
        requireSpace(Files.getFileStore(path).getUsableSpace());
    }

    void requireSpace(long free) {
        if (free < LEAST_FREE_BYTES) {
            throw new StartupException(
                    "Only %d MiB are free where %s is, and the stack needs %d: make room, or take another folder with --data"
                            .formatted(free >> 20, path, LEAST_FREE_BYTES >> 20));
        }
    }

    public void wipe() throws IOException {
        Directories.delete(data());
    }
}
