package dev.rivulet.chat.journal;

import java.time.Instant;

/**
 * A record that was read.
 *
 * @param place {@link #NOWHERE} for a signal
 * @param at when it was published
 */
public record Arrival(int place, long offset, Instant at, Happening what) {
    public static final int NOWHERE = -1;
}
