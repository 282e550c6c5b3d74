package dev.rivulet.terminal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.client.auth.SessionTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {
    private static final UUID ANN = UUID.randomUUID();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("sessions/x.json");
    }

    private static SessionTokens tokens(String number) {
        return new SessionTokens(ANN, "ann", "a" + number, "r" + number, Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException, InterruptedException {
        SessionFile created = SessionFile.create(file, tokens("0"));
        created.update(latest -> tokens("1"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsTheTokens() throws IOException, InterruptedException {
        SessionFile.create(file, tokens("0")).update(latest -> tokens("1"));

        assertThat(SessionFile.open(file).current()).isEqualTo(tokens("1"));
    }

    @Test
    void anUpdateBeginsWithTheTokensOfAnotherProcess() throws IOException, InterruptedException {
        SessionFile one = SessionFile.create(file, tokens("0"));
        SessionFile other = SessionFile.open(file);
        one.update(latest -> tokens("1"));

        other.update(latest -> {
            assertThat(latest).isEqualTo(tokens("1"));
            return latest;
        });

        assertThat(other.current()).isEqualTo(tokens("1"));
    }

    @Test
    void aFailedUpdateChangesNothing() throws IOException {
        SessionFile created = SessionFile.create(file, tokens("0"));

        assertThatThrownBy(() -> created.update(latest -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(SessionFile.open(file).current()).isEqualTo(tokens("0"));
    }

    @Test
    void withoutAFileNobodyIsSignedIn() throws IOException {
        SessionFile.create(file, tokens("0")).delete();

        assertThatThrownBy(() -> SessionFile.open(file)).isInstanceOf(NoSuchFileException.class);
    }
}
