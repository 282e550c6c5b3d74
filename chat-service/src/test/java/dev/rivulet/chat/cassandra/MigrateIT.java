package dev.rivulet.chat.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.rivulet.local.testing.RealServers;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrateIT {
    private static final String KEYSPACE = "rivulet.cassandra.keyspace";
    private static final String CONTACT_POINTS = "rivulet.cassandra.contact-points";

    private final String keyspace = "k" + UUID.randomUUID().toString().replace("-", "");

    @AfterEach
    void forget() {
        System.clearProperty(KEYSPACE);
        System.clearProperty(CONTACT_POINTS);
    }

    @Test
    void makesTheKeyspaceBeforeAnyInstanceRuns() throws InterruptedException {
        Map<String, String> settings = RealServers.settings("cassandra");
        String address = settings.get("RIVULET_CASSANDRA_CONTACT_POINTS");
        System.setProperty(KEYSPACE, keyspace);
        System.setProperty(CONTACT_POINTS, address);

        Migrate.main(new String[0]);

        String[] hostAndPort = address.split(":");
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1])))
                .withLocalDatacenter(settings.get("RIVULET_CASSANDRA_LOCAL_DATACENTER"))
                .withKeyspace(keyspace)
                .build()) {
            assertThat(session.execute("select name from migrations").all()).isNotEmpty();
        }
    }
}
