package dev.rivulet.chat.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.internal.core.session.throttling.ConcurrencyLimitingRequestThrottler;
import java.time.Duration;

final class CassandraSessions {

    private CassandraSessions() {}

    /** Waits for Cassandra as long as it takes, migrates, and returns a session that uses the keyspace. */
    static CqlSession open(CassandraConfig config) throws InterruptedException {
        try (CqlSession migrating = builder(config).build()) {
            new Migrations(migrating, config).run();
        }
        return builder(config).withKeyspace(config.keyspace()).build();
    }

    private static CqlSessionBuilder builder(CassandraConfig config) {
        CqlSessionBuilder builder = CqlSession.builder()
                .addContactPoints(config.contactPoints())
                .withLocalDatacenter(config.localDatacenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        // Of version 5 the driver reads the timeout of a contended conditional write wrongly, and
                        // closes the connection with all that is under way on it.
                        .withString(DefaultDriverOption.PROTOCOL_VERSION, DefaultProtocolVersion.V4.name())
                        // Keep trying instead of giving up when no node answers at first.
                        .withBoolean(DefaultDriverOption.RECONNECT_ON_INIT, true)
                        .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(200))
                        .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(5))
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, config.requestTimeout())
                        .withString(
                                DefaultDriverOption.REQUEST_CONSISTENCY,
                                config.consistency().name())
                        .withString(
                                DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY,
                                config.serialConsistency().name())
                        // Inserts carry the timestamp of their id: to repeat one is harmless.
                        .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                        // More than a connection takes at once waits, instead of being refused.
                        .withClass(
                                DefaultDriverOption.REQUEST_THROTTLER_CLASS, ConcurrencyLimitingRequestThrottler.class)
                        .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_CONCURRENT_REQUESTS, 512)
                        .withInt(DefaultDriverOption.REQUEST_THROTTLER_MAX_QUEUE_SIZE, 10_000)
                        // Each schema change otherwise waits a second for more of them.
                        .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(10))
                        .build());
        config.username()
                .ifPresent(name ->
                        builder.withAuthCredentials(name, config.password().orElse("")));
        return builder;
    }
}
