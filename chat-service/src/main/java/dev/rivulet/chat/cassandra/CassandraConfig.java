package dev.rivulet.chat.cassandra;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Where Cassandra is and how carefully it is written. */
@ConfigMapping(prefix = "rivulet.cassandra")
public interface CassandraConfig {

    /** Nodes to start from, as {@code host:port}, separated by commas. */
    @WithDefault("localhost:9042")
    List<@WithConverter(Address.class) InetSocketAddress> contactPoints();

    @WithDefault("datacenter1")
    String localDatacenter();

    /** Made by the migrations where it is missing. */
    @WithDefault("rivulet")
    String keyspace();

    /**
     * Copies of each row in the local data centre. 3 in production. Only for the keyspace that the migrations make: one
     * that is there keeps what it has.
     */
    @WithDefault("1")
    int replicationFactor();

    /**
     * Copies of each row in each data centre, as {@code name:copies}, separated by commas; in place of
     * {@link #replicationFactor} where there are several.
     */
    Optional<List<@WithConverter(Replicas.Reader.class) Replicas>> replication();

    /** Who has to know of a write, and who is asked by a read. Anything less may lose what was acknowledged. */
    @WithDefault("LOCAL_QUORUM")
    DefaultConsistencyLevel consistency();

    /** Among whom a lightweight transaction is agreed on: SERIAL, where one chat is written in several data centres. */
    @WithDefault("LOCAL_SERIAL")
    SerialConsistency serialConsistency();

    Optional<String> username();

    Optional<String> password();

    /** How long one query may take before the client is told to try again. */
    @WithDefault("2s")
    Duration requestTimeout();

    enum SerialConsistency {
        SERIAL,
        LOCAL_SERIAL
    }

    /** How many copies of each row a data centre holds. */
    record Replicas(String datacenter, int copies) {
        private static final Pattern TEXT = Pattern.compile("([\\w.-]+):([1-9]\\d?)");

        /** Reads {@code name:copies}. */
        public static class Reader implements Converter<Replicas> {
            private static final long serialVersionUID = 1;

            @Override
            public Replicas convert(String text) {
                Matcher matcher = TEXT.matcher(text.strip());
                if (!matcher.matches()) {
                    throw new IllegalArgumentException("not datacenter:copies: " + text);
                }
                return new Replicas(matcher.group(1), Integer.parseInt(matcher.group(2)));
            }
        }
    }

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
