package dev.rivulet.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rivulet.local.process.StartupException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorJarTest {

    private static final String JAR = "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar";

    /** Nobody listens on the discard port. */
    private static final EmulatorDownload NOWHERE =
            new EmulatorDownload(URI.create("http://127.0.0.1:9/emulator.jar"), "0");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void takesTheOneThatIsNamedBeforeAllOthers() throws IOException {
        file("sdk/" + JAR);
        Path named = file("mine.jar");
        environment.put("CLOUDSDK_ROOT_DIR", folder.resolve("sdk").toString());
        environment.put(EmulatorJar.VARIABLE, named.toString());

        assertThat(jar().find()).contains(named);
    }

    @Test
    void rejectsAMissingFile() {
        environment.put(EmulatorJar.VARIABLE, folder.resolve("no.jar").toString());

        assertThatThrownBy(() -> jar().find())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("no.jar");
    }

    @Test
    void looksBesideTheCommandOnThePathThoughThatIsALink() throws IOException {
        Path expected = file("sdk/" + JAR);
        Path gcloud = file("sdk/bin/gcloud");
        Files.setPosixFilePermissions(gcloud, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("gcloud"), gcloud);
        environment.put("PATH", bin.toString());

        assertThat(jar().find()).contains(expected);
    }

    @Test
    void takesTheNewestJarOfFirebaseTools() throws IOException {
        file("home/.cache/firebase/emulators/cloud-firestore-emulator-v1.19.7.jar");
        Path newest = file("home/.cache/firebase/emulators/cloud-firestore-emulator-v1.19.8.jar");
        file("home/.cache/firebase/emulators/ui-v1.15.0.zip");

        assertThat(jar().inCaches()).contains(newest);
    }

    @Test
    void explainsInOneLineHowToGetTheJar() {
        assertThatThrownBy(() -> jar().fetch(line -> {}))
                .isInstanceOf(StartupException.class)
                .message()
                .contains(EmulatorJar.VARIABLE, NOWHERE.source().toString())
                .doesNotContain("\n");
    }

    private EmulatorJar jar() {
        return new EmulatorJar(environment, folder.resolve("home"), NOWHERE);
    }

    private Path file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
