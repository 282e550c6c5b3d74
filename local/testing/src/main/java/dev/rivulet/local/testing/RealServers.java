package dev.rivulet.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives a test real servers, named in the argument {@code servers} ({@code postgresql}, {@code kafka}, {@code
 * cassandra}, {@code firestore}, separated by commas; by default all).
 *
 * <p>Servers that the environment names are used as they are. Others are started once for the JVM, on free ports with
 * empty data. All tests of a JVM share them, so each uses ids and names of its own.
 *
 * <p>Each setting has two names, that of the environment variable and that of the property: {@code
 * KAFKA_BOOTSTRAP_SERVERS} and {@code kafka.bootstrap.servers}.
 */
public final class RealServers implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, List<String>> VARIABLES = Map.of(
            "postgresql",
            List.of("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD"),
            "kafka",
            List.of("KAFKA_BOOTSTRAP_SERVERS"),
            "cassandra",
            List.of("RIVULET_CASSANDRA_CONTACT_POINTS", "RIVULET_CASSANDRA_LOCAL_DATACENTER"),
            "firestore",
            List.of("FIRESTORE_EMULATOR_HOST", "RIVULET_FIRESTORE_PROJECT"));

    /** Properties whose names contain a dash, which the name of a variable cannot express. */
    private static final Map<String, String> DASHED = Map.of(
            "RIVULET_CASSANDRA_CONTACT_POINTS", "rivulet.cassandra.contact-points",
            "RIVULET_CASSANDRA_LOCAL_DATACENTER", "rivulet.cassandra.local-datacenter");

    private String[] servers = VARIABLES.keySet().toArray(String[]::new);

    @Override
    public void init(Map<String, String> arguments) {
        if (arguments.containsKey("servers")) {
            servers = arguments.get("servers").split("\\s*,\\s*");
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new LinkedHashMap<>();
        settings(servers).forEach((variable, value) -> {
            configuration.put(variable, value);
            configuration.put(property(variable), value);
        });
        return configuration;
    }

    /** The servers stay for the next test class and end with the JVM. */
    @Override
    public void stop() {
        // Nothing to do before the end of the JVM.
    }

    /** The servers' settings as environment variables, for tests without Quarkus. Starts missing servers. */
    public static Map<String, String> settings(String... servers) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String server : servers) {
            settings.putAll(settingsOf(server.strip()));
        }
        return settings;
    }

    private static Map<String, String> settingsOf(String server) {
        List<String> variables = VARIABLES.get(server);
        if (variables == null) {
            throw new IllegalArgumentException("No server " + server + ": take " + VARIABLES.keySet());
        }
        Map<String, String> environment = System.getenv();
        Map<String, String> source =
                environment.containsKey(variables.get(0)) ? environment : StartedServers.of(server);
        Map<String, String> settings = new LinkedHashMap<>();
        variables.stream()
                .filter(source::containsKey)
                .forEach(variable -> settings.put(variable, source.get(variable)));
        return settings;
    }

    static String property(String variable) {
        return DASHED.getOrDefault(variable, variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }
}
