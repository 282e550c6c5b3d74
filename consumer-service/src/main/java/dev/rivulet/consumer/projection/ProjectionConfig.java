package dev.rivulet.consumer.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rivulet.projection")
public interface ProjectionConfig {

    @WithDefault("consumer-service")
    String group();

    @WithDefault("chat.chats")
    String chatsTopic();

    @WithDefault("chat.batches")
    String batchesTopic();

    /**
     * Interval of checking that the database is still the one that was written, at one read each. Determines how soon a
     * database that was lost while idle is rebuilt.
     */
    @WithDefault("10s")
    Duration auditInterval();

    /** Maximum number of records of a poll, whose chats are written concurrently. Bounds memory. */
    @WithDefault("200")
    int maxPollRecords();
}
