package dev.rivulet.local.service;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.ChildCommand;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.StartupException;
import dev.rivulet.local.server.ReadinessProbe;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page's server. It depends on no other part, because it only forwards requests. */
public record Page(Checkout checkout, int port, Map<String, String> more) implements Part {

    public Page {
        more = Map.copyOf(more);
        // Fails before anything starts if the build or Node.js is missing.
        checkout.page();
        node();
    }

    @Override
    public String name() {
        return "page";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public ChildCommand command() {
        Path folder = checkout.page();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HOSTNAME", "127.0.0.1");
        environment.put("PORT", Integer.toString(port));
        environment.put("NODE_ENV", "production");
        List<String> words = List.of(node().toString(), "--max-old-space-size=256", "server.js");
        return ChildCommand.program("TERM", words, environment, folder);
    }

    private static Path node() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new StartupException("The page needs Node.js 20 or newer, and there is no node on the PATH"));
    }

    @Override
    public boolean answers() throws IOException {
        return ReadinessProbe.http(address() + "/");
    }
}
