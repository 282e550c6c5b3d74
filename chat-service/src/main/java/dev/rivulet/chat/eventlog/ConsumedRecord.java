package dev.rivulet.chat.eventlog;

import java.time.Instant;

/**
 * A record as read from Kafka.
 *
 * @param place {@link #NOWHERE} for a signal
 * @param at the time it was published
 */
public record ConsumedRecord(int place, long offset, Instant at, ChatRecord what) {
    public static final int NOWHERE = -1;
}
