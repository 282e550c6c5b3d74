package dev.rivulet.chat.cassandra;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/** Where Cassandra is and how carefully it is written. */
@ConfigMapping(prefix = "rivulet.cassandra")
public interface CassandraConfig {

    /** Nodes to start from, as {@code host:port}, separated by commas. */
    @WithDefault("localhost:9042")
    List<@io.smallrye.config.WithConverter(Address.class) InetSocketAddress> contactPoints();

    @WithDefault("datacenter1")
    String localDatacenter();

    /** Made by the migrations where it is missing. */
    @WithDefault("rivulet")
    String keyspace();

    /** Copies of each row in the local data centre, for the keyspace that the migrations make. 3 in production. */
    @WithDefault("1")
    int replicationFactor();

    Optional<String> username();

    Optional<String> password();

    /** How long one query may take before the client is told to try again. */
    @WithDefault("2S")
    Duration requestTimeout();

    /** Reads {@code host:port}. */
    class Address implements Converter<InetSocketAddress> {
        private static final long serialVersionUID = 1;

        @Override
        public InetSocketAddress convert(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("not host:port: " + text);
            }
            return InetSocketAddress.createUnresolved(
                    text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
    }
}
