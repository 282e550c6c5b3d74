package dev.rivulet.chat.history;

import dev.rivulet.chat.message.MessageId;
import java.time.Duration;

/**
 * The span of time whose messages share a partition: a UTC day, as days since 1970. A partition stays under 100 MB up
 * to some 300,000 messages of 300 bytes a day in one chat.
 */
record Bucket(int day) {
    private static final long MILLIS = Duration.ofDays(1).toMillis();

    static Bucket of(MessageId id) {
        return new Bucket(Math.toIntExact(Math.floorDiv(id.sentAt().toEpochMilli(), MILLIS)));
    }
}
