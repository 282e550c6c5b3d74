package dev.rivulet.chat.cassandra;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Migrates the keyspace and exits. A deployment runs this once before the first instance of a new version; the
 * services' own migration at startup then has nothing to do.
 */
public final class Migrate {

    private Migrate() {}

    public static void main(String[] arguments) throws InterruptedException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDiscoveredConverters()
                .withMapping(CassandraConfig.class)
                .build();
        CassandraSessions.open(config.getConfigMapping(CassandraConfig.class)).close();
    }
}
