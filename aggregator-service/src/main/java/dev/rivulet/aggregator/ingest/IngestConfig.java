package dev.rivulet.aggregator.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How records are taken in from Kafka. */
@ConfigMapping(prefix = "rivulet.ingest")
public interface IngestConfig {

    /**
     * Records that may be open at once, over all chats; above it the partitions are paused, at half of it resumed.
     * Each half of it that is read while more than that is open is sent without waiting for windows. At most one
     * poll's records (500) more are held. A record that has an exchange of its own takes about 3 KiB.
     */
    @WithDefault("10000")
    int maxPendingMessages();

    /**
     * Bytes that may be open at once; bounds memory where messages are long, as the number of records does where they
     * are short. They are held as they came, and once more in a batch that is on its way.
     */
    @WithDefault("16777216")
    long maxPendingBytes();

    /** How long a partition that is taken away, or a shutdown, waits for open groups to be acknowledged. */
    @WithDefault("5s")
    Duration flushTimeout();

    /** The least time between two commits. A crash repeats what was sent since the last one. */
    @WithDefault("200ms")
    Duration commitInterval();

    /** How long a partition rests before it is read again after a failure to send. */
    @WithDefault("1s")
    Duration rewindPause();
}
