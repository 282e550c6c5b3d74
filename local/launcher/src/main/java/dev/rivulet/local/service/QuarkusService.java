package dev.rivulet.local.service;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.ChildCommand;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.server.JavaCommand;
import dev.rivulet.local.server.ReadinessProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A packaged service, configured by environment variables as in every deployment. */
public record QuarkusService(Checkout checkout, String name, int port, List<Part> needs, Map<String, String> more)
        implements Part {

    public QuarkusService {
        needs = List.copyOf(needs);
        more = Map.copyOf(more);
        // Fails before anything starts if the build is missing.
        checkout.quarkusApp(name);
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
        Path app = checkout.quarkusApp(name);
        List<String> words = JavaCommand.command(
                JavaCommand.currentHome(),
                JavaCommand.small(32, 160, "-XX:TieredStopAtLevel=1"),
                List.of(checkout.childJar(), app.resolve("quarkus-run.jar")),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        return ChildCommand.java(words, environment(), app);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Part.settings(needs));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.putAll(more);
        return environment;
    }

    @Override
    public boolean answers() throws IOException {
        return ReadinessProbe.http(address() + "/q/health/ready");
    }

    @Override
    public boolean live() throws IOException {
        return ReadinessProbe.http(address() + "/q/health/live");
    }

    @Override
    public Duration stopLimit() {
        return Duration.ofSeconds(4);
    }
}
