package dev.rivulet.events;

import java.util.Comparator;
import java.util.UUID;

/**
 * The order of a chat's messages, that of Cassandra's {@code timeuuid}: by time, and within the same 100 ns by the low
 * 64 bits as signed bytes. {@link UUID#compareTo} and text order both sort version 1 UUIDs wrongly.
 */
public final class MessageOrder {

    /** Oldest first. Only for version 1 UUIDs. */
    public static final Comparator<UUID> BY_ID =
            Comparator.comparingLong(UUID::timestamp).thenComparingLong(MessageOrder::signedBytes);

    /** Flips the sign of every byte but the first, which {@code long} already compares as signed. */
    private static final long SIGNS = 0x0080808080808080L;

    private MessageOrder() {}

    private static long signedBytes(UUID id) {
        return id.getLeastSignificantBits() ^ SIGNS;
    }
}
