package dev.rivulet.consumer.store;

import static dev.rivulet.consumer.ring.Messages.id;
import static dev.rivulet.consumer.ring.Messages.message;
import static dev.rivulet.consumer.ring.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.Timestamp;
import dev.rivulet.consumer.ring.Messages;
import dev.rivulet.consumer.ring.Ring;
import dev.rivulet.consumer.ring.Room;
import dev.rivulet.events.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RingDocumentTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final Member ANN = new Member(UUID.randomUUID(), "Ann");
    private static final Room ROOM = new Room("direct", null, List.of(ANN), 7, Messages.BEGINNING);

    @Test
    void hasTheFieldsThatThePageReads() {
        Map<String, Object> fields =
                RingDocument.fields(Ring.EMPTY.merge(Optional.of(ROOM), List.of(message(CHAT, 877, "Hello"))));

        String ann = ANN.id().toString();
        assertThat(fields)
                .containsEntry("kind", "direct")
                .containsEntry("name", null)
                .containsEntry("members", List.of(ann))
                .containsEntry("member_names", Map.of(ann, "Ann"))
                .containsEntry("revision", 7L)
                .containsEntry("previous_id", null)
                .containsEntry("last_id", id(877).toString())
                .containsEntry("updated_at", Timestamp.parseTimestamp("2026-11-21T14:05:01.000Z"))
                .containsEntry(
                        "tail",
                        List.of(Map.of(
                                "message_id",
                                id(877).toString(),
                                "from_user",
                                CHAT.toString(),
                                "from_name",
                                "Ann",
                                "body",
                                "Hello",
                                "sent_at",
                                "2026-11-21T14:05:01.000Z")))
                .hasSize(9);
    }

    @Test
    void ofAChatWithoutARoomSaysNothingAboutMembers() {
        assertThat(RingDocument.fields(Ring.EMPTY.merge(Optional.empty(), messages(CHAT, 1, 2))))
                .containsOnlyKeys("tail", "previous_id", "last_id", "updated_at");
    }

    @Test
    void isReadAsItWasWritten() {
        Ring withoutMessages = Ring.EMPTY.merge(Optional.of(ROOM), List.of());
        Ring withoutRoom = Ring.EMPTY.merge(Optional.empty(), messages(CHAT, 1, 60));

        assertThat(RingDocument.ring(CHAT, RingDocument.fields(withoutMessages)))
                .isEqualTo(withoutMessages);
        assertThat(RingDocument.ring(CHAT, RingDocument.fields(withoutRoom))).isEqualTo(withoutRoom);
    }
}
