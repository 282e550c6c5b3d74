package dev.rivulet.chat.cassandra;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Brings the keyspace up to date and ends: what a deployment runs once, before the first instance of a new version. The
 * service does the same at its start and finds nothing to do then.
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
