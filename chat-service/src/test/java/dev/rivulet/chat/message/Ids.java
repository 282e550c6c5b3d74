package dev.rivulet.chat.message;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import java.time.Instant;
import java.util.UUID;

public final class Ids {

    private Ids() {}

    /** @param low distinguishes ids of the same time */
    public static MessageId at(Instant time, long low) {
        long high = Uuids.startOf(time.toEpochMilli()).getMostSignificantBits();
        return new MessageId(new UUID(high, (low & 0x3fffffffffffffffL) | 0x8000000000000000L));
    }
}
