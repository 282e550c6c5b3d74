package dev.rivulet.local.files;

import dev.rivulet.local.process.StartupException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

public record Checkout(Path root) {

    public Checkout {
        root = root.toAbsolutePath().normalize();
    }

    public static Checkout ofThisProgram() {
        try {
            Path program = Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = program; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve(".mvn"))) {
                    return new Checkout(folder);
                }
            }
            throw new StartupException("The launcher is outside of a checkout of Rivulet: " + program);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path serverJars(String server) {
        return built(root.resolve("local/servers").resolve(server).resolve("target/lib"));
    }

    public Path cassandraStandIn() {
        return built(root.resolve("local/servers/cassandra/target/cassandra-stand-in.jar"));
    }

    public Path childJar() {
        return built(root.resolve("local/child/target/child.jar"));
    }

    public Path quarkusApp(String service) {
        return built(root.resolve(service).resolve("target/quarkus-app"));
    }

    public Path page() {
        return built(root.resolve("frontend/.next/standalone"));
    }

    public Path firestoreRules() {
        return root.resolve("deploy/firestore/firestore.rules");
    }

    /** Created once and shared by all stacks of the checkout. */
    public Path unpackedPostgresql() {
        return root.resolve("local/servers/postgresql/target");
    }

    private static Path built(Path path) {
        if (Files.notExists(path)) {
            throw new StartupException(
                    path + " is missing: build first, with ./mvnw package -DskipTests or ./rivulet up");
        }
        return path;
    }
}
