package dev.rivulet.chat.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import dev.rivulet.local.testing.RealServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    private final String keyspace = "k" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void instancesThatStartTogetherMakeOneKeyspaceAsConfigured() {
        CassandraConfig config = config(Map.of(
                "RIVULET_CASSANDRA_REPLICATION", "datacenter1:1",
                "RIVULET_CASSANDRA_CONSISTENCY", "ONE",
                "RIVULET_CASSANDRA_SERIAL_CONSISTENCY", "SERIAL"));
        List<CompletableFuture<CqlSession>> starting = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> open(config)))
                .limit(3)
                .toList();
        for (CompletableFuture<CqlSession> start : starting) {
            try (CqlSession session = start.join()) {
                assertThat(session.execute("select name from migrations").all()).hasSizeGreaterThan(1);
                Map<String, String> replication = session.getMetadata()
                        .getKeyspace(keyspace)
                        .orElseThrow()
                        .getReplication();
                assertThat(replication)
                        .containsEntry("datacenter1", "1")
                        .hasEntrySatisfying("class", name -> assertThat(name).endsWith("NetworkTopologyStrategy"));
                DriverExecutionProfile profile =
                        session.getContext().getConfig().getDefaultProfile();
                assertThat(profile.getString(DefaultDriverOption.REQUEST_CONSISTENCY))
                        .isEqualTo("ONE");
                assertThat(profile.getString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY))
                        .isEqualTo("SERIAL");
            }
        }
    }

    private CassandraConfig config(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(RealServers.settings("cassandra"));
        environment.putAll(more);
        environment.put("RIVULET_CASSANDRA_KEYSPACE", keyspace);
        return TestCassandra.config(environment);
    }

    private static CqlSession open(CassandraConfig config) {
        try {
            return CassandraSessions.open(config);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
