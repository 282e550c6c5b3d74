package dev.rivulet.stream.pipeline;

import java.time.Instant;
import java.util.UUID;

/** Keys of the states that a chat has for each hour. They sort by time. */
public final class ChatHours {
    private static final int SECONDS = 3_600;
    /** Hours since 1970 have six digits until the year 2084, so padding keeps their order for longer. */
    private static final String FORMAT = "%s/%08d";

    private ChatHours() {}

    /** Hours since 1970, UTC. */
    public static long of(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    public static Instant start(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS);
    }

    public static String key(UUID chatId, long hour) {
        return String.format(java.util.Locale.ROOT, FORMAT, chatId, hour);
    }

    public static long hourOf(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
    }
}
