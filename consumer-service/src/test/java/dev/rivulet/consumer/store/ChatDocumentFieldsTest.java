package dev.rivulet.consumer.store;

import static dev.rivulet.consumer.document.DocumentMessages.id;
import static dev.rivulet.consumer.document.DocumentMessages.message;
import static dev.rivulet.consumer.document.DocumentMessages.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import com.google.cloud.Timestamp;
import dev.rivulet.consumer.document.ChatDetails;
import dev.rivulet.consumer.document.ChatSnapshot;
import dev.rivulet.consumer.document.DocumentMessages;
import dev.rivulet.consumer.document.PendingUpdates;
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

class ChatDocumentFieldsTest {

    private static final UUID CHAT = UUID.randomUUID();
    private static final Member ANN = new Member(UUID.randomUUID(), "Ann");
    private static final Instant NOW = DocumentMessages.BEGINNING;
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
    private static final ChatDetails ROOM =
            new ChatDetails("direct", null, List.of(ANN), 7, DocumentMessages.BEGINNING);

    @Test
    void hasTheFieldsThatThePageReads() {
        Map<String, Object> fields =
                ChatDocumentFields.fields(snapshot(Optional.of(ROOM), List.of(message(CHAT, 877, "Hello"))));

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
                .containsEntry("deleted_member_ids", List.of())
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
    void anEntryHasTheStateOfItsMessage() {
        Map<String, Object> fields = ChatDocumentFields.fields(snapshot(Optional.empty(), List.of(CHANGED)));

        assertThat((List<?>) fields.get("tail"))
                .singleElement(map(String.class, Object.class))
                .containsEntry("revision", 3L)
                .containsEntry("reply_to", id(1).toString())
                .containsEntry("edited_at", "2026-11-21T14:05:00.124Z")
                .containsEntry("deleted_at", "2026-11-21T14:05:00.125Z")
                .containsEntry("reactions", Map.of(ANN.id().toString(), "👍"));
    }

    @Test
    void aGroupHasAnOwnerAndDeletedMembers() {
        UUID gone = UUID.randomUUID();
        ChatDetails group =
                new ChatDetails("group", "Crew", List.of(ANN), 8, ANN.id(), Set.of(gone), DocumentMessages.BEGINNING);
        ChatSnapshot snapshot = snapshot(Optional.of(group), List.of());

        assertThat(ChatDocumentFields.fields(snapshot))
                .containsEntry("owner_id", ANN.id().toString())
                .containsEntry("deleted_member_ids", List.of(gone.toString()));
        assertThat(ChatDocumentFields.snapshot(CHAT, ChatDocumentFields.fields(snapshot)))
                .isEqualTo(snapshot);
    }

    @Test
    void lateMessagesHaveTheirNumber() {
        ChatSnapshot outOfOrder = snapshot(Optional.empty(), messages(CHAT, 5, 7))
                .merge(PendingUpdates.of(List.of(message(CHAT, 2))), NOW);

        assertThat((List<?>) ChatDocumentFields.fields(outOfOrder).get("late"))
                .singleElement(map(String.class, Object.class))
                .containsEntry("message_id", id(2).toString())
                .containsEntry("seq", NOW.toEpochMilli() + 1)
                .containsEntry("at", Timestamp.parseTimestamp("2026-11-21T14:05:00.123Z"));
        assertThat(ChatDocumentFields.snapshot(CHAT, ChatDocumentFields.fields(outOfOrder)))
                .isEqualTo(outOfOrder);
    }

    @Test
    void readsADocumentOfBeforeThereWasMore() {
        Map<String, Object> fields =
                new HashMap<>(ChatDocumentFields.fields(snapshot(Optional.of(ROOM), messages(CHAT, 1, 2))));
        fields.keySet().removeAll(Set.of("owner_id", "deleted_member_ids", "late", "late_seq"));

        ChatSnapshot read = ChatDocumentFields.snapshot(CHAT, fields);
        assertThat(read.tail().messages()).hasSize(2);
        assertThat(read.outOfOrder().seq()).isZero();
        assertThat(read.details().orElseThrow().deletedMemberIds()).isEmpty();
    }

    @Test
    void withoutDetailsThereAreNoMembers() {
        assertThat(ChatDocumentFields.fields(snapshot(Optional.empty(), messages(CHAT, 1, 2))))
                .containsOnlyKeys("tail", "previous_id", "last_id", "late", "late_seq", "updated_at");
    }

    @Test
    void isReadAsItWasWritten() {
        ChatSnapshot withoutMessages = snapshot(Optional.of(ROOM), List.of());
        ChatSnapshot withoutRoom = snapshot(Optional.empty(), messages(CHAT, 1, 60));

        assertThat(ChatDocumentFields.snapshot(CHAT, ChatDocumentFields.fields(withoutMessages)))
                .isEqualTo(withoutMessages);
        assertThat(ChatDocumentFields.snapshot(CHAT, ChatDocumentFields.fields(withoutRoom)))
                .isEqualTo(withoutRoom);

        ChatSnapshot withChanges = snapshot(Optional.of(ROOM), List.of(CHANGED));
        assertThat(ChatDocumentFields.snapshot(CHAT, ChatDocumentFields.fields(withChanges)))
                .isEqualTo(withChanges);
    }

    private static ChatSnapshot snapshot(Optional<ChatDetails> details, List<MessageEvent> messages) {
        return ChatSnapshot.EMPTY.merge(new PendingUpdates(details, messages, List.of()), NOW);
    }
}
