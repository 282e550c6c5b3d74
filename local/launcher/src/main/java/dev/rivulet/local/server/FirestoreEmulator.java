package dev.rivulet.local.server;

import com.sun.management.OperatingSystemMXBean;
import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.ChildCommand;
import dev.rivulet.local.process.Part;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google's own emulator. It keeps nothing on disk: the chat documents live as long as it runs. */
public record FirestoreEmulator(Checkout checkout, Path jar, Path data, int port) implements Part {

    /** Only a {@code demo-} project needs no credentials. */
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
        List<String> arguments = new ArrayList<>(List.of(address(), PROJECT));
        if (Files.exists(checkout.firestoreRules())) {
            arguments.add(checkout.firestoreRules().toString());
        }
        List<String> words = JavaCommand.command(
                JavaCommand.currentHome(),
                JavaCommand.small(32, heapMebibytes(), "-XX:TieredStopAtLevel=1", "-Duser.language=en"),
                List.of(checkout.childJar(), jar),
                "dev.rivulet.local.child.FirestoreNode",
                arguments.toArray(String[]::new));
        return ChildCommand.java(words, Map.of(), folder);
    }

    @Override
    public boolean answers() throws IOException {
        return ReadinessProbe.http("http://" + address() + "/");
    }

    /**
     * It holds all documents and the versions of the last ten seconds, about 45 KB for a full one: 256 MiB bear some
     * hundred writes a second of full documents, and a large machine has memory for more.
     */
    private static int heapMebibytes() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long sixteenth = system.getTotalMemorySize() / (16L << 20);
        return (int) Math.max(256, Math.min(1024, sixteenth));
    }
}
