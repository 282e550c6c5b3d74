package dev.rivulet.aggregator.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "rivulet.ingest")
public interface IngestConfig {

    /**
     * Maximum number of unacknowledged records of all chats. Above it, partitions are paused; at half of it, they are
     * resumed. While more than half is open, each further half that is read is sent without waiting for windows. Up to
     * one poll's records (500) more may be held. A record with its own exchange takes about 3 KiB.
     */
    @WithDefault("10000")
    int maxPendingMessages();

    /**
     * Maximum number of unacknowledged bytes: bounds memory when messages are long, as the number of records does when
     * they are short. They are held as received, and once more in a batch in flight.
     */
    @WithDefault("16777216")
    long maxPendingBytes();

    /** Timeout for acknowledging pending batches when a partition is revoked or the service stops. */
    @WithDefault("5s")
    Duration flushTimeout();

    /** Minimum interval between commits. After a crash, everything sent since the last one is repeated. */
    @WithDefault("200ms")
    Duration commitInterval();

    /** Pause of a partition before it is read again after a failed send. */
    @WithDefault("1s")
    Duration rewindPause();
}
