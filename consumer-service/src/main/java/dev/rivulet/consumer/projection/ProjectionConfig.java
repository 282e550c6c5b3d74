package dev.rivulet.consumer.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How topics become ring documents. */
@ConfigMapping(prefix = "rivulet.projection")
public interface ProjectionConfig {

    @WithDefault("consumer-service")
    String group();

    @WithDefault("chat.chats")
    String chatsTopic();

    @WithDefault("chat.batches")
    String batchesTopic();

    /**
     * How often to look whether the database is still the one that was written: one read each time. It is how soon a
     * database that was lost while nobody chats begins to be filled again.
     */
    @WithDefault("10s")
    Duration auditInterval();

    /** Records of one poll: their chats are written side by side, each once. It bounds what is held in memory. */
    @WithDefault("200")
    int maxPollRecords();
}
