package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rivulet.consumer.document.ChatDetails;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.ChatEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes records; one that cannot be read is a value. */
final class EventReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String chatsTopic;

    EventReader(String chatsTopic) {
        this.chatsTopic = chatsTopic;
    }

    DecodedUpdate read(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            return new DecodedUpdate.Unreadable("has no value");
        }
        try {
            DecodedUpdate.Change change = consumed.topic().equals(chatsTopic) ? details(consumed) : batch(consumed);
            if (consumed.key() == null || !change.chatId().toString().equals(new String(consumed.key(), UTF_8))) {
                return new DecodedUpdate.Unreadable("is not keyed by its chat_id");
            }
            // Or one chat's message would be shown to the members of another.
            boolean ofOneChat = change.messages().stream()
                    .allMatch(message -> message.chatId().equals(change.chatId()));
            return ofOneChat ? change : new DecodedUpdate.Unreadable("holds a message of another chat");
        } catch (JsonProcessingException e) {
            // Without the excerpt of the source that Jackson's full message has.
            return new DecodedUpdate.Unreadable("can't be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new DecodedUpdate.Unreadable("can't be read");
        }
    }

    private static DecodedUpdate.Change details(ConsumerRecord<byte[], byte[]> consumed) throws IOException {
        ChatEvent event = JSON.readValue(consumed.value(), ChatEvent.class);
        ChatDetails details = ChatDetails.of(event, Instant.ofEpochMilli(consumed.timestamp()));
        return new DecodedUpdate.Change(event.chatId(), Optional.of(details), List.of());
    }

    private static DecodedUpdate.Change batch(ConsumerRecord<byte[], byte[]> consumed) throws IOException {
        BatchEvent event = JSON.readValue(consumed.value(), BatchEvent.class);
        return new DecodedUpdate.Change(event.chatId(), Optional.empty(), event.messages());
    }
}
