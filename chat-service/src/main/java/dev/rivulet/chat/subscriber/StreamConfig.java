package dev.rivulet.chat.subscriber;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and intervals of event streams. */
@ConfigMapping(prefix = "rivulet.chat.stream")
public interface StreamConfig {

    /** The interval of comments on an idle stream, which keep intermediaries from closing it. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Streams per user at this instance; one more ends the oldest. */
    @WithDefault("10")
    int streamsPerUser();

    /** Bytes that may be pending for a slow client before it is disconnected, not counting a replay. */
    @WithDefault("1048576")
    int queueBytes();

    /** How long a client may read nothing while writes are pending. */
    @WithDefault("30s")
    Duration writeTimeout();

    /** Records in the event log. */
    @WithDefault("20000")
    int eventLogRecords();

    /** Bytes in the event log. */
    @WithDefault("8388608")
    long eventLogBytes();

    /** How far before its start an instance fills its event log from Kafka. */
    @WithDefault("120s")
    Duration lookback();

    /**
     * Maximum number of records read from Kafka for a client that resumes; beyond that it must reload.
     */
    @WithDefault("20000")
    int replayRecords();

    /** Maximum number of events in a replay; beyond that the client must reload. */
    @WithDefault("2000")
    int replayEvents();

    /**
     * Messages to the hub that may wait before new streams are refused: above what reconnects at once when another
     * instance is killed.
     */
    @WithDefault("50000")
    int mailbox();

    /** The interval of presence renewals. */
    @WithDefault("30s")
    Duration presenceRenewal();

    /** The lease of a presence signal. */
    @WithDefault("75s")
    Duration presenceLease();

    /** How long a user may be without a stream before they count as offline. */
    @WithDefault("5s")
    Duration presenceGrace();

    /** Maximum size of groups in which members see presence. */
    @WithDefault("50")
    int presenceGroupSize();
}
