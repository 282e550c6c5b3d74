package dev.rivulet.chat.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How event streams behave. */
@ConfigMapping(prefix = "rivulet.chat.stream")
public interface StreamConfig {

    /** How often something is written to an idle stream, so that both ends and all between know that it lives. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Streams of one person at this instance; one more ends the oldest. */
    @WithDefault("10")
    int perPerson();

    /** Bytes that may wait for a slow reader before it is cut off; what it missed on connecting comes on top. */
    @WithDefault("1048576")
    int queueBytes();

    /** How long a reader may take nothing at all while something waits for it. */
    @WithDefault("30s")
    Duration stalled();

    /** Records kept in memory for those who come back. */
    @WithDefault("20000")
    int journalRecords();

    /** Bytes kept in memory for those who come back. */
    @WithDefault("8388608")
    long journalBytes();

    /** How far before its start an instance fills its memory from Kafka. */
    @WithDefault("120s")
    Duration lookback();

    /**
     * Records that are read out of Kafka at most for somebody who comes back after that; else they are told to reload.
     */
    @WithDefault("20000")
    int pastRecords();

    /** Events that somebody is sent at most on coming back; else they are told to reload. */
    @WithDefault("2000")
    int replay();

    /** How often Kafka is told that somebody is still there. */
    @WithDefault("30s")
    Duration presenceRefresh();

    /** After how long without that somebody counts as gone. */
    @WithDefault("75s")
    Duration presenceLost();

    /** How long somebody may be without a stream before they count as gone. */
    @WithDefault("5s")
    Duration presenceGrace();

    /** Members that a group has at most in which they see who is online. */
    @WithDefault("50")
    int presenceGroup();
}
