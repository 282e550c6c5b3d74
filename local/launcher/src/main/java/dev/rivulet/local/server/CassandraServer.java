package dev.rivulet.local.server;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.files.Template;
import dev.rivulet.local.process.ChildCommand;
import dev.rivulet.local.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public record CassandraServer(Checkout checkout, Jdk jdk, Path data, int port, int storagePort) implements Part {

    @Override
    public String name() {
        return "cassandra";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, storagePort);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "RIVULET_CASSANDRA_CONTACT_POINTS", address(), "RIVULET_CASSANDRA_LOCAL_DATACENTER", "datacenter1");
    }

    @Override
    public ChildCommand command() throws IOException {
        Path folder = Files.createDirectories(data.resolve(name()));
        Path yaml = folder.resolve("cassandra.yaml");
        Path logback = folder.resolve("logback.xml");
        Template.write(
                CassandraServer.class,
                "cassandra.yaml",
                Map.of("port", port, "storagePort", storagePort, "data", folder),
                yaml);
        Template.write(CassandraServer.class, "cassandra-logback.xml", Map.of(), logback);
        List<String> words = JavaCommand.command(
                jdk.home(),
                options(folder, yaml, logback),
                classPath(),
                "org.apache.cassandra.service.CassandraDaemon");
        return ChildCommand.java(words, Map.of(), folder);
    }

    private List<String> options(Path folder, Path yaml, Path logback) {
        // A small initial heap: as root Cassandra locks its memory, and so all of that heap would be resident.
        List<String> options = new ArrayList<>(JavaCommand.small(
                48, 384, "-XX:TieredStopAtLevel=1", "-XX:MaxDirectMemorySize=128m", "-Djava.awt.headless=true"));
        options.addAll(CassandraOptions.access(jdk.feature()));
        options.addAll(CassandraOptions.QUICK_SINGLE_NODE);
        options.add("-Dcassandra.config=" + yaml.toUri());
        options.add("-Dcassandra.storagedir=" + folder);
        options.add("-Dlogback.configurationFile=" + logback);
        return options;
    }

    private List<Object> classPath() {
        List<Object> classPath = new ArrayList<>();
        if (CassandraOptions.needsStandIn(jdk.feature())) {
            classPath.add(checkout.cassandraStandIn());
        }
        classPath.add(checkout.childJar());
        classPath.add(checkout.serverJars(name()) + "/*");
        return classPath;
    }

    @Override
    public boolean answers() throws IOException {
        return ReadinessProbe.cassandra(port);
    }

    @Override
    public Duration stopLimit() {
        return Duration.ofSeconds(3);
    }
}
