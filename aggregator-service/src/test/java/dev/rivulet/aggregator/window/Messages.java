package dev.rivulet.aggregator.window;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Messages to test with; each is younger than the one made before. */
final class Messages {

    private static final long VERSION_1 = 0x1000L;
    private static final AtomicLong TICKS = new AtomicLong(0x1f0c6e1_0000_0000L);

    private Messages() {}

    static MessageEvent in(UUID chat) {
        return in(chat, "Hello");
    }

    static MessageEvent in(UUID chat, String body) {
        return new MessageEvent(nextId(), chat, chat, "Ann", body, Instant.parse("2026-11-21T14:05:00.123Z"));
    }

    /** As if it had come alone, with a JSON of {@code bytes}. */
    static Received.Messages received(MessageEvent message, int bytes) {
        return new Received.Messages(List.of(new Received.Message(message, bytes)));
    }

    static MessageEvent changed(MessageEvent message, long revision, String body) {
        return new MessageEvent(
                message.messageId(),
                message.chatId(),
                message.fromUser(),
                message.fromName(),
                body,
                message.sentAt(),
                MessageEvent.EDITED,
                revision,
                null,
                message.sentAt().plusSeconds(revision),
                null,
                Map.of());
    }

    static UUID nextId() {
        long ticks = TICKS.incrementAndGet();
        long high = (ticks << 32) | ((ticks >>> 16) & 0xffff_0000L) | VERSION_1 | ((ticks >>> 48) & 0xfff);
        return new UUID(high, 0x8000_0000_0000_0001L);
    }
}
