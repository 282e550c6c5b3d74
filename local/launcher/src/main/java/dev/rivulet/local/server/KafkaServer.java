package dev.rivulet.local.server;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.files.Template;
import dev.rivulet.local.process.ChildCommand;
import dev.rivulet.local.process.Part;
import dev.rivulet.operations.topic.TopicsOnKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A combined broker and controller (KRaft). */
public record KafkaServer(Checkout checkout, Path data, int port, int controllerPort) implements Part {

    /** Local clusters may share an id. */
    private static final String CLUSTER_ID = "Uml2dWxldExvY2FsS2Fma2";

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, controllerPort);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", address());
    }

    @Override
    public ChildCommand command() throws IOException {
        Path folder = Files.createDirectories(data.resolve(name()));
        Path properties = folder.resolve("kafka.properties");
        Template.write(
                KafkaServer.class,
                "kafka.properties",
                Map.of("port", port, "controllerPort", controllerPort, "data", folder.resolve("data")),
                properties);
        List<String> options = JavaCommand.small(
                48,
                256,
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");
        List<String> words = JavaCommand.command(
                JavaCommand.currentHome(),
                options,
                List.of(checkout.childJar(), checkout.serverJars(name()) + "/*"),
                "dev.rivulet.local.child.KafkaNode",
                properties.toString(),
                CLUSTER_ID);
        return ChildCommand.java(words, Map.of(), folder);
    }

    @Override
    public boolean answers() throws IOException {
        return ReadinessProbe.kafka(port);
    }

    /** Topics must exist before any client connects, because nothing creates them on use. */
    @Override
    public void complete() throws Exception {
        new TopicsOnKafka(address(), (short) 1).create();
    }
}
