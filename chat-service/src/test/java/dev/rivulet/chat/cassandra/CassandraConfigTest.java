package dev.rivulet.chat.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.rivulet.chat.cassandra.CassandraConfig.Replicas;
import dev.rivulet.chat.cassandra.CassandraConfig.SerialConsistency;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CassandraConfigTest {

    @Test
    void theDefaultsSuitOneNode() {
        CassandraConfig config = TestCassandra.config(Map.of());
        assertThat(config.contactPoints()).containsExactly(InetSocketAddress.createUnresolved("localhost", 9042));
        assertThat(config.localDatacenter()).isEqualTo("datacenter1");
        assertThat(config.keyspace()).isEqualTo("rivulet");
        assertThat(config.replicationFactor()).isEqualTo(1);
        assertThat(config.replication()).isEmpty();
        assertThat(config.consistency()).isEqualTo(DefaultConsistencyLevel.LOCAL_QUORUM);
        assertThat(config.serialConsistency()).isEqualTo(SerialConsistency.LOCAL_SERIAL);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void severalDataCentresHaveTheirOwnNumbersOfCopies() {
        CassandraConfig config = TestCassandra.config(Map.of("RIVULET_CASSANDRA_REPLICATION", "eu-west:3, us_east:2"));
        assertThat(config.replication().orElseThrow())
                .containsExactly(new Replicas("eu-west", 3), new Replicas("us_east", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "RIVULET_CASSANDRA_REPLICATION, eu-west",
        "RIVULET_CASSANDRA_REPLICATION, eu-west:0",
        "RIVULET_CASSANDRA_REPLICATION, eu'west:3",
        "RIVULET_CASSANDRA_CONSISTENCY, MOST",
        "RIVULET_CASSANDRA_SERIAL_CONSISTENCY, LOCAL_QUORUM"
    })
    void anInvalidConfigurationFailsAtStartup(String name, String value) {
        assertThatThrownBy(() -> TestCassandra.config(Map.of(name, value))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anAddressWithoutAPortIsRefused() {
        assertThatThrownBy(() -> new CassandraConfig.Address().convert("cassandra"))
                .hasMessageContaining("host:port");
    }
}
