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

@ConfigMapping(prefix = "rivulet.cassandra")
public interface CassandraConfig {

    /** Initial nodes as {@code host:port}, separated by commas. */
    @WithDefault("localhost:9042")
    List<@WithConverter(Address.class) InetSocketAddress> contactPoints();

    @WithDefault("datacenter1")
    String localDatacenter();

    /** Created by the migrations if missing. */
    @WithDefault("rivulet")
    String keyspace();

    /**
     * Replicas of each row in the local data centre; 3 in production. Applies only to a keyspace that the migrations
     * create.
     */
    @WithDefault("1")
    int replicationFactor();

    /**
     * Replicas of each row by data centre, as {@code name:copies}, separated by commas; replaces {@link
     * #replicationFactor} if there are several.
     */
    Optional<List<@WithConverter(Replicas.Reader.class) Replicas>> replication();

    /** The consistency of reads and writes. A weaker one may lose acknowledged data. */
    @WithDefault("LOCAL_QUORUM")
    DefaultConsistencyLevel consistency();

    /** The scope of lightweight transactions: SERIAL if a chat is written in several data centres. */
    @WithDefault("LOCAL_SERIAL")
    SerialConsistency serialConsistency();

    Optional<String> username();

    Optional<String> password();

    /** The timeout of a query; after it the client is told to retry. */
    @WithDefault("2s")
    Duration requestTimeout();

    enum SerialConsistency {
        SERIAL,
        LOCAL_SERIAL
    }

    record Replicas(String datacenter, int copies) {
        private static final Pattern TEXT = Pattern.compile("([\\w.-]+):([1-9]\\d?)");

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
