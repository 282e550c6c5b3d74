package dev.rivulet.consumer.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rivulet.consumer.ring.Messages;
import dev.rivulet.consumer.ring.Room;
import dev.rivulet.events.BatchEvent;
import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ChatEvent;
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
    void readsARoomAndABatch() throws Exception {
        ChatEvent room = new ChatEvent(CHAT, "direct", null, List.of(new Member(CHAT, "Ann")), 3);
        List<MessageEvent> messages = Messages.messages(CHAT, 1, 2);

        assertThat(read("rooms", CHAT, TestTopics.JSON.writeValueAsString(room)))
                .isEqualTo(new Received.Change(CHAT, Optional.of(Room.of(room, Instant.ofEpochMilli(-1))), List.of()));
        assertThat(read("batches", CHAT, batch(CHAT, messages)))
                .isEqualTo(new Received.Change(CHAT, Optional.empty(), messages));
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        assertThat(read("rooms", CHAT, "{\"body\":\"secret\"}"))
                .isInstanceOfSatisfying(
                        Received.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .startsWith("can't be read")
                                .doesNotContain("secret"));
        assertThat(read("rooms", CHAT, null)).isEqualTo(new Received.Unreadable("has no value"));
        assertThat(read("batches", UUID.randomUUID(), batch(CHAT, Messages.messages(CHAT, 1, 1))))
                .isEqualTo(new Received.Unreadable("is not keyed by its chat_id"));
    }

    @Test
    void neverShowsAMessageInAnotherChat() throws Exception {
        assertThat(read("batches", CHAT, batch(CHAT, Messages.messages(UUID.randomUUID(), 1, 1))))
                .isEqualTo(new Received.Unreadable("holds a message of another chat"));
    }

    private Received read(String topic, UUID key, String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return reader.read(new ConsumerRecord<>(topic, 0, 0, key.toString().getBytes(UTF_8), bytes));
    }

    private static String batch(UUID chat, List<MessageEvent> messages) throws Exception {
        return TestTopics.JSON.writeValueAsString(new BatchEvent(
                chat,
                messages,
                messages.get(0).messageId(),
                messages.get(messages.size() - 1).messageId()));
    }
}
