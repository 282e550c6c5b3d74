package dev.rivulet.consumer.document;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Test messages, ordered by number. */
public final class DocumentMessages {

    public static final Instant BEGINNING = Instant.parse("2026-11-21T14:05:00.123Z");

    private static final long VERSION_1 = 0x1000L;
    /** Makes the low 32 bits, with which a UUID's text begins, overflow within a hundred messages. */
    private static final long TICKS = 0x1f0c6e1_ffff_ffe0L;

    private DocumentMessages() {}

    public static MessageEvent message(UUID chat, int number) {
        return message(chat, number, "Message " + number);
    }

    public static MessageEvent message(UUID chat, int number, String body) {
        return new MessageEvent(id(number), chat, chat, "Ann", body, BEGINNING.plusMillis(number));
    }

    public static List<MessageEvent> messages(UUID chat, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> message(chat, n)).toList();
    }

    public static MessageEvent changed(MessageEvent message, long revision, String body) {
        return message.withEdit(body, revision, message.sentAt().plusMillis(revision));
    }

    public static MessageEvent reacted(MessageEvent message, long revision, Map<UUID, String> reactions) {
        return message.withReactions(reactions, revision);
    }

    public static UUID id(int number) {
        long ticks = TICKS + number;
        long high = (ticks << 32) | ((ticks >>> 16) & 0xffff_0000L) | VERSION_1 | ((ticks >>> 48) & 0xfff);
        return new UUID(high, 0x8000_0000_0000_0001L);
    }
}
