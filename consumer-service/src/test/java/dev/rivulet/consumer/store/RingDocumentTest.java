package dev.rivulet.consumer.store;

import static dev.rivulet.consumer.ring.Messages.id;
import static dev.rivulet.consumer.ring.Messages.message;
import static dev.rivulet.consumer.ring.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import com.google.cloud.Timestamp;
import dev.rivulet.consumer.ring.Arrivals;
import dev.rivulet.consumer.ring.Messages;
import dev.rivulet.consumer.ring.Ring;
import dev.rivulet.consumer.ring.Room;
import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RingDocumentTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final Member ANN = new Member(UUID.randomUUID(), "Ann");
    private static final Instant NOW = Messages.BEGINNING;
    private static final MessageEvent CHANGED = new MessageEvent(
            id(2),
            CHAT,
            ANN.id(),
            "Ann",
            "",
            NOW,
            MessageEvent.SENT,
            3,
            id(1),
            NOW.plusMillis(1),
            NOW.plusMillis(2),
            Map.of(ANN.id(), "👍"));
    private static final Room ROOM = new Room("direct", null, List.of(ANN), 7, Messages.BEGINNING);

    @Test
    void hasTheFieldsThatThePageReads() {
        Map<String, Object> fields = RingDocument.fields(ring(Optional.of(ROOM), List.of(message(CHAT, 877, "Hello"))));

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
                .containsEntry("owner_id", null)
                .containsEntry("gone", List.of())
                .containsEntry("late", List.of())
                .containsEntry("late_seq", NOW.toEpochMilli())
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
                                "2026-11-21T14:05:01.000Z",
                                "revision",
                                0L)))
                .hasSize(13);
    }

    @Test
    void anEntrySaysWhatBecameOfTheMessage() {
        Map<String, Object> fields = RingDocument.fields(ring(Optional.empty(), List.of(CHANGED)));

        assertThat((List<?>) fields.get("tail"))
                .singleElement(map(String.class, Object.class))
                .containsEntry("revision", 3L)
                .containsEntry("reply_to", id(1).toString())
                .containsEntry("edited_at", "2026-11-21T14:05:00.124Z")
                .containsEntry("deleted_at", "2026-11-21T14:05:00.125Z")
                .containsEntry("reactions", Map.of(ANN.id().toString(), "👍"));
    }

    @Test
    void aGroupHasAnOwnerAndPeopleWhoAreGone() {
        UUID gone = UUID.randomUUID();
        Room group = new Room("group", "Crew", List.of(ANN), 8, ANN.id(), Set.of(gone), Messages.BEGINNING);
        Ring ring = ring(Optional.of(group), List.of());

        assertThat(RingDocument.fields(ring))
                .containsEntry("owner_id", ANN.id().toString())
                .containsEntry("gone", List.of(gone.toString()));
        assertThat(RingDocument.ring(CHAT, RingDocument.fields(ring))).isEqualTo(ring);
    }

    @Test
    void whatCameLateHasItsNumber() {
        Ring late = ring(Optional.empty(), messages(CHAT, 5, 7)).merge(Arrivals.of(List.of(message(CHAT, 2))), NOW);

        assertThat((List<?>) RingDocument.fields(late).get("late"))
                .singleElement(map(String.class, Object.class))
                .containsEntry("message_id", id(2).toString())
                .containsEntry("seq", NOW.toEpochMilli() + 1)
                .containsEntry("at", Timestamp.parseTimestamp("2026-11-21T14:05:00.123Z"));
        assertThat(RingDocument.ring(CHAT, RingDocument.fields(late))).isEqualTo(late);
    }

    @Test
    void readsADocumentOfBeforeThereWasMore() {
        Map<String, Object> fields = new HashMap<>(RingDocument.fields(ring(Optional.of(ROOM), messages(CHAT, 1, 2))));
        fields.keySet().removeAll(Set.of("owner_id", "gone", "late", "late_seq"));

        Ring read = RingDocument.ring(CHAT, fields);
        assertThat(read.tail().messages()).hasSize(2);
        assertThat(read.late().seq()).isZero();
        assertThat(read.room().orElseThrow().gone()).isEmpty();
    }

    @Test
    void ofAChatWithoutARoomSaysNothingAboutMembers() {
        assertThat(RingDocument.fields(ring(Optional.empty(), messages(CHAT, 1, 2))))
                .containsOnlyKeys("tail", "previous_id", "last_id", "late", "late_seq", "updated_at");
    }

    @Test
    void isReadAsItWasWritten() {
        Ring withoutMessages = ring(Optional.of(ROOM), List.of());
        Ring withoutRoom = ring(Optional.empty(), messages(CHAT, 1, 60));

        assertThat(RingDocument.ring(CHAT, RingDocument.fields(withoutMessages)))
                .isEqualTo(withoutMessages);
        assertThat(RingDocument.ring(CHAT, RingDocument.fields(withoutRoom))).isEqualTo(withoutRoom);

        Ring withChanges = ring(Optional.of(ROOM), List.of(CHANGED));
        assertThat(RingDocument.ring(CHAT, RingDocument.fields(withChanges))).isEqualTo(withChanges);
    }

    private static Ring ring(Optional<Room> room, List<MessageEvent> messages) {
        return Ring.EMPTY.merge(new Arrivals(room, messages, List.of()), NOW);
    }
}
