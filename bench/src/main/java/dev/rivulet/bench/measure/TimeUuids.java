package dev.rivulet.bench.measure;

import java.time.Instant;
import java.util.UUID;

/** Generates strictly increasing time-based ids. */
public final class TimeUuids {
    private static final long TICKS_UNTIL_1970 = 0x01B21DD213814000L;
    private static long last;

    private TimeUuids() {}

    public static synchronized UUID next(Instant now) {
        long ticks = TICKS_UNTIL_1970 + now.getEpochSecond() * 10_000_000 + now.getNano() / 100;
        last = Math.max(last + 1, ticks);
        long high = (last << 32) | ((last >>> 16) & 0xffff_0000L) | 0x1000 | ((last >>> 48) & 0xfff);
        return new UUID(high, 0x8000_0000_0000_0001L);
    }
}
