package dev.rivulet.local.stack;

import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.Refusal;
import dev.rivulet.local.server.Cassandra;
import dev.rivulet.local.server.EmulatorJar;
import dev.rivulet.local.server.FirestoreEmulator;
import dev.rivulet.local.server.Jdk;
import dev.rivulet.local.server.Kafka;
import dev.rivulet.local.server.Postgresql;
import dev.rivulet.local.server.PostgresqlBinaries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the servers of a stack, which stand on nothing but this machine. */
public record Servers(Checkout checkout, Path data, Ports ports, boolean durable) {

    /** In the order in which they are stopped. */
    public static final List<String> NAMES = List.of("kafka", "cassandra", "postgresql", "firestore");

    public Part named(String name) {
        return switch (name) {
            case "kafka" -> kafka();
            case "cassandra" -> cassandra();
            case "postgresql" -> postgresql();
            case "firestore" -> firestore();
            default -> throw new Refusal("There is no server " + name + "; there are " + String.join(", ", NAMES));
        };
    }

    public Kafka kafka() {
        return new Kafka(checkout, data, ports.kafka(), ports.kafkaController());
    }

    public Cassandra cassandra() {
        return new Cassandra(
                checkout, Jdk.forCassandra(System.getenv()), data, ports.cassandra(), ports.cassandraStorage());
    }

    public Postgresql postgresql() {
        return new Postgresql(PostgresqlBinaries.of(checkout), data, ports.postgresql(), durable);
    }

    public FirestoreEmulator firestore() {
        Path jar = new EmulatorJar(System.getenv(), Path.of(System.getProperty("user.home")))
                .find()
                .orElseThrow(() -> new Refusal("Google's Firestore emulator is missing: set " + EmulatorJar.VARIABLE));
        return new FirestoreEmulator(checkout, jar, data, ports.firestore());
    }

    /** All settings of all parts: what a client of them has in its environment. */
    public static Map<String, String> settings(List<Part> parts) {
        Map<String, String> all = new TreeMap<>();
        parts.forEach(part -> all.putAll(part.settings()));
        return all;
    }
}
