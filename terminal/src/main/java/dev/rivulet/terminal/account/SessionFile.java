package dev.rivulet.terminal.account;

import dev.rivulet.client.auth.SessionTokens;
import dev.rivulet.client.auth.TokenStore;
import dev.rivulet.client.http.ApiJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens in a file that only its owner can read. Several terminals may share it: a lock on a second file keeps them
 * from spending the same refresh token.
 */
public final class SessionFile implements TokenStore {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final ReentrantLock updating = new ReentrantLock();
    private volatile SessionTokens tokens;

    private SessionFile(Path file, SessionTokens tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    /** @throws NoSuchFileException if nobody is signed in */
    public static SessionFile open(Path file) throws IOException {
        return new SessionFile(file, read(file));
    }

    public static SessionFile create(Path file, SessionTokens tokens) throws IOException {
        Files.createDirectories(file.getParent(), permissions("rwx------"));
        write(file, tokens);
        return new SessionFile(file, tokens);
    }

    @Override
    public SessionTokens current() {
        return tokens;
    }

    @Override
    public SessionTokens update(TokenUpdate update) throws InterruptedException {
        updating.lockInterruptibly();
        try (FileChannel channel = FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            SessionTokens latest = read(file);
            SessionTokens updated = update.apply(latest);
            if (!updated.equals(latest) && lock.isValid()) {
                write(file, updated);
            }
            tokens = updated;
            return updated;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            updating.unlock();
        }
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static SessionTokens read(Path file) throws IOException {
        return ApiJson.MAPPER.readValue(Files.readAllBytes(file), SessionTokens.class);
    }

    /** Replaces the file at once, so that a crash leaves the old tokens or the new ones. */
    private static void write(Path file, SessionTokens tokens) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "session", ".tmp", permissions("rw-------"));
        try {
            Files.write(draft, ApiJson.MAPPER.writeValueAsBytes(tokens));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
