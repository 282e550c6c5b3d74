package dev.rivulet.local.server;

import dev.rivulet.local.process.ChildCommand;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.stack.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google's own emulator. It keeps nothing on disk: the ring documents live as long as it runs. */
public record FirestoreEmulator(Checkout checkout, Path jar, Path data, int port) implements Part {

    /** The emulator lets nobody but a {@code demo-} project in without credentials of the real one. */
    private static final String PROJECT = "demo-rivulet";

    @Override
    public String name() {
        return "firestore";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("FIRESTORE_EMULATOR_HOST", address(), "RIVULET_FIRESTORE_PROJECT", PROJECT);
    }

    @Override
    public ChildCommand command() throws IOException {
        Path folder = Files.createDirectories(data.resolve(name()));
        List<String> arguments =
                new ArrayList<>(List.of("start", "--host=127.0.0.1", "--port=" + port, "--project_id=" + PROJECT));
        if (Files.exists(checkout.firestoreRules())) {
            arguments.add("--rules=" + checkout.firestoreRules());
        }
        List<String> words = JavaCommand.command(
                JavaCommand.currentHome(),
                JavaCommand.small(32, 256, "-XX:TieredStopAtLevel=1", "-Duser.language=en"),
                List.of(checkout.childJar(), jar),
                "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
                arguments.toArray(String[]::new));
        return ChildCommand.java(words, Map.of(), folder);
    }

    @Override
    public boolean answers() throws IOException {
        return ReadinessProbe.http("http://" + address() + "/");
    }
}
