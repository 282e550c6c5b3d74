package dev.rivulet.aggregator.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.MessageEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Messages to test with; each is younger than the one made before. */
final class Messages {

    private static final long VERSION_1 = 0x1000L;
    private static final AtomicLong TICKS = new AtomicLong(0x1f0c6e1_0000_0000L);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final ObjectReader BATCHES =
            JSON.readerFor(BatchEvent.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Messages() {}

    static MessageEvent in(UUID chat) {
        return in(chat, "Hello");
    }

    static MessageEvent in(UUID chat, String body) {
        return new MessageEvent(nextId(), chat, chat, "Ann", body, Instant.parse("2026-11-21T14:05:00.123Z"));
    }

    static byte[] json(MessageEvent message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static BatchEvent batch(byte[] json) {
        try {
            return BATCHES.readValue(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if it had come alone. */
    static Received.Messages received(MessageEvent message) {
        return received(message, json(message));
    }

    /** As if it had come alone, with a JSON of {@code bytes} that nobody reads. */
    static Received.Messages received(MessageEvent message, int bytes) {
        return received(message, new byte[bytes]);
    }

    private static Received.Messages received(MessageEvent message, byte[] json) {
        return new Received.Messages(List.of(Received.Message.of(message, json, null)));
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
