package dev.rivulet.aggregator.record;

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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Messages to test with; each is younger than the one made before. */
public final class TestMessages {

    private static final long VERSION_1 = 0x1000L;
    private static final AtomicLong TICKS = new AtomicLong(0x1f0c6e1_0000_0000L);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final ObjectReader BATCHES =
            JSON.readerFor(BatchEvent.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private TestMessages() {}

    public static MessageEvent in(UUID chat) {
        return in(chat, "Hello");
    }

    public static MessageEvent in(UUID chat, String body) {
        return new MessageEvent(nextId(), chat, chat, "Ann", body, Instant.parse("2026-11-21T14:05:00.123Z"));
    }

    public static byte[] json(MessageEvent message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static BatchEvent batch(byte[] json) {
        try {
            return BATCHES.readValue(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if it had come alone. */
    public static DecodedRecord.ChatMessages received(MessageEvent message) {
        return received(message, json(message));
    }

    /** As if it had come alone, with a JSON of {@code bytes} that nobody reads. */
    public static DecodedRecord.ChatMessages received(MessageEvent message, int bytes) {
        return received(message, new byte[bytes]);
    }

    private static DecodedRecord.ChatMessages received(MessageEvent message, byte[] json) {
        return new DecodedRecord.ChatMessages(List.of(DecodedRecord.Message.of(message, json, null)));
    }

    public static MessageEvent changed(MessageEvent message, long revision, String body) {
        return message.withEdit(body, revision, message.sentAt().plusSeconds(revision));
    }

    public static UUID nextId() {
        long ticks = TICKS.incrementAndGet();
        long high = (ticks << 32) | ((ticks >>> 16) & 0xffff_0000L) | VERSION_1 | ((ticks >>> 48) & 0xfff);
        return new UUID(high, 0x8000_0000_0000_0001L);
    }
}
