package dev.rivulet.chat.cassandra;

import static dev.rivulet.local.testing.Patience.await;

import dev.rivulet.local.testing.RealServers;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Real Cassandra for tests of single classes without the service. */
public final class TestCassandra {
    private static Cassandra shared;

    private TestCassandra() {}

    /** Migrated, with prepared statements, and shared by all tests of the JVM. */
    public static synchronized Cassandra get() {
        if (shared == null) {
            Cassandra cassandra = new Cassandra(config(RealServers.settings("cassandra")));
            cassandra.start();
            await().atMost(Duration.ofSeconds(60)).until(cassandra::ready);
            shared = cassandra;
        }
        return shared;
    }

    /** @param environment the service's environment variables */
    static CassandraConfig config(Map<String, String> environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        environment.forEach((name, value) -> properties.put(
                name.toLowerCase(Locale.ROOT)
                        .replace("rivulet_cassandra_", "rivulet.cassandra.")
                        .replace('_', '-'),
                value));
        return new SmallRyeConfigBuilder()
                .withMapping(CassandraConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(CassandraConfig.class);
    }
}
