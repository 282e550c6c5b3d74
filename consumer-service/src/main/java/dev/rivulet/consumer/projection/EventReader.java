package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rivulet.consumer.ring.Room;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.ChatEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells what a record changes from a record that can't be read. */
final class EventReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String roomsTopic;

    EventReader(String roomsTopic) {
        this.roomsTopic = roomsTopic;
    }

    Received read(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            return new Received.Unreadable("has no value");
        }
        try {
            Received.Change change = consumed.topic().equals(roomsTopic) ? room(consumed) : batch(consumed);
            if (consumed.key() == null || !change.chatId().toString().equals(new String(consumed.key(), UTF_8))) {
                return new Received.Unreadable("is not keyed by its chat_id");
            }
            // Or one chat's message would be shown to the members of another.
            boolean ofOneChat = change.messages().stream()
                    .allMatch(message -> message.chatId().equals(change.chatId()));
            return ofOneChat ? change : new Received.Unreadable("holds a message of another chat");
        } catch (JsonProcessingException e) {
            // Without the excerpt of the source that Jackson's full message has.
            return new Received.Unreadable("can't be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new Received.Unreadable("can't be read");
        }
    }

    private static Received.Change room(ConsumerRecord<byte[], byte[]> consumed) throws IOException {
        ChatEvent event = JSON.readValue(consumed.value(), ChatEvent.class);
        Room room = Room.of(event, Instant.ofEpochMilli(consumed.timestamp()));
        return new Received.Change(event.chatId(), Optional.of(room), List.of());
    }

    private static Received.Change batch(ConsumerRecord<byte[], byte[]> consumed) throws IOException {
        BatchEvent event = JSON.readValue(consumed.value(), BatchEvent.class);
        return new Received.Change(event.chatId(), Optional.empty(), event.messages());
    }
}
