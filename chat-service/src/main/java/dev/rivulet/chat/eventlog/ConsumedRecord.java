package dev.rivulet.chat.eventlog;

import java.time.Instant;

/**
 * A record as read from Kafka.
 *
 * @param index {@link #TRANSIENT} for a signal
 * @param publishedAt the broker's or producer's time
 */
public record ConsumedRecord(int index, long offset, Instant publishedAt, ChatRecord value) {
    public static final int TRANSIENT = -1;
}
