package dev.rivulet.local.stack;

import dev.rivulet.local.files.Checkout;
import dev.rivulet.local.process.Part;
import dev.rivulet.local.process.StartupException;
import dev.rivulet.local.server.CassandraServer;
import dev.rivulet.local.server.EmulatorJar;
import dev.rivulet.local.server.FirestoreEmulator;
import dev.rivulet.local.server.Jdk;
import dev.rivulet.local.server.KafkaServer;
import dev.rivulet.local.server.PostgresqlBinaries;
import dev.rivulet.local.server.PostgresqlServer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

public record Servers(Checkout checkout, Path data, Ports ports, boolean durable, Consumer<String> progress) {

    public static final List<String> NAMES = List.of("kafka", "cassandra", "postgresql", "firestore");

    public Part named(String name) {
        return switch (name) {
            case "kafka" -> kafka();
            case "cassandra" -> cassandra();
            case "postgresql" -> postgresql();
            case "firestore" -> firestore();
            default ->
                throw new StartupException("There is no server " + name + "; there are " + String.join(", ", NAMES));
        };
    }

    public KafkaServer kafka() {
        return new KafkaServer(checkout, data, ports.kafka(), ports.kafkaController());
    }

    public CassandraServer cassandra() {
        Jdk jdk = Jdk.forCassandra(System.getenv());
        return new CassandraServer(checkout, jdk, data, ports.cassandra(), ports.cassandraStorage());
    }

    public PostgresqlServer postgresql() {
        return new PostgresqlServer(PostgresqlBinaries.of(checkout), data, ports.postgresql(), durable);
    }

    public FirestoreEmulator firestore() {
        Path jar = EmulatorJar.ofThisMachine().get(progress);
        return new FirestoreEmulator(checkout, jar, data, ports.firestore());
    }
}
