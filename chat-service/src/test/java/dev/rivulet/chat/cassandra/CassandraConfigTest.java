package dev.rivulet.chat.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CassandraConfigTest {

    @Test
    void theDefaultsSuitOneNode() {
        CassandraConfig config = new SmallRyeConfigBuilder()
                .withMapping(CassandraConfig.class)
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(CassandraConfig.class);
        assertThat(config.contactPoints()).containsExactly(InetSocketAddress.createUnresolved("localhost", 9042));
        assertThat(config.localDatacenter()).isEqualTo("datacenter1");
        assertThat(config.keyspace()).isEqualTo("rivulet");
        assertThat(config.replicationFactor()).isEqualTo(1);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anAddressWithoutAPortIsRefused() {
        assertThatThrownBy(() -> new CassandraConfig.Address().convert("cassandra"))
                .hasMessageContaining("host:port");
    }
}
