package dev.rivulet.chat.eventlog;

import java.time.Instant;

/**
 * A record that was read.
 *
 * @param place {@link #NOWHERE} for a signal
 * @param at when it was published
 */
public record ConsumedRecord(int place, long offset, Instant at, ChatRecord what) {
    public static final int NOWHERE = -1;
}
