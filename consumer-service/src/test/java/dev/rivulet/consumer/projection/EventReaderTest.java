package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.document.ChatDetails;
import dev.rivulet.consumer.document.DocumentMessages;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final UUID CHAT = UUID.randomUUID();

    private final EventReader reader = new EventReader("rooms");

    @Test
    void readsChatRecordsAndBatches() throws Exception {
        ChatEvent details = new ChatEvent(CHAT, "direct", null, List.of(new Member(CHAT, "Ann")), 3);
        List<MessageEvent> messages = DocumentMessages.messages(CHAT, 1, 2);

        assertThat(read("rooms", CHAT, ConsumerTopics.JSON.writeValueAsString(details)))
                .isEqualTo(new DecodedUpdate.Change(
                        CHAT, Optional.of(ChatDetails.of(details, Instant.ofEpochMilli(-1))), List.of()));
        assertThat(read("batches", CHAT, batch(CHAT, messages)))
                .isEqualTo(new DecodedUpdate.Change(CHAT, Optional.empty(), messages));
    }

    @Test
    void reportsUnreadableRecords() throws Exception {
        assertThat(read("rooms", CHAT, "{\"body\":\"secret\"}"))
                .isInstanceOfSatisfying(
                        DecodedUpdate.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .startsWith("can't be read")
                                .doesNotContain("secret"));
        assertThat(read("rooms", CHAT, null)).isEqualTo(new DecodedUpdate.Unreadable("has no value"));
        assertThat(read("batches", UUID.randomUUID(), batch(CHAT, DocumentMessages.messages(CHAT, 1, 1))))
                .isEqualTo(new DecodedUpdate.Unreadable("is not keyed by its chat_id"));
    }

    @Test
    void neverShowsAMessageInAnotherChat() throws Exception {
        assertThat(read("batches", CHAT, batch(CHAT, DocumentMessages.messages(UUID.randomUUID(), 1, 1))))
                .isEqualTo(new DecodedUpdate.Unreadable("holds a message of another chat"));
    }

    private DecodedUpdate read(String topic, UUID key, String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return reader.read(new ConsumerRecord<>(topic, 0, 0, key.toString().getBytes(UTF_8), bytes));
    }

    private static String batch(UUID chat, List<MessageEvent> messages) throws Exception {
        return ConsumerTopics.JSON.writeValueAsString(new BatchEvent(
                chat,
                messages,
                messages.get(0).messageId(),
                messages.get(messages.size() - 1).messageId()));
    }
}
