package dev.rivulet.consumer.store;

import static java.util.stream.Collectors.toMap;

import com.google.cloud.Timestamp;
import dev.rivulet.consumer.ring.Ring;
import dev.rivulet.consumer.ring.Room;
import dev.rivulet.consumer.ring.Tail;
import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A ring as the fields of {@code chats/{chat_id}}, which the page and the security rules read. */
final class RingDocument {

    /** Always with milliseconds, as REST has it. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private RingDocument() {}

    static Map<String, Object> fields(Ring ring) {
        Map<String, Object> fields = new HashMap<>();
        ring.room().ifPresent(room -> {
            fields.put("kind", room.kind());
            fields.put("name", room.name());
            fields.put(
                    "members",
                    room.members().stream().map(m -> m.id().toString()).toList());
            fields.put(
                    "member_names", room.members().stream().collect(toMap(m -> m.id().toString(), Member::username)));
            fields.put("revision", room.revision());
        });
        Tail tail = ring.tail();
        fields.put("tail", tail.messages().stream().map(RingDocument::entry).toList());
        fields.put("previous_id", text(tail.previousId()));
        fields.put("last_id", tail.isEmpty() ? null : text(tail.newest().messageId()));
        fields.put("updated_at", timestamp(ring.updatedAt().orElseThrow()));
        return fields;
    }

    static Ring ring(UUID chatId, Map<String, Object> fields) {
        return new Ring(room(fields), tail(chatId, fields));
    }

    private static Map<String, Object> entry(MessageEvent message) {
        return Map.of(
                "message_id", text(message.messageId()),
                "from_user", text(message.fromUser()),
                "from_name", message.fromName(),
                "body", message.body(),
                "sent_at", TIME.format(message.sentAt()));
    }

    private static Optional<Room> room(Map<String, Object> fields) {
        if (!fields.containsKey("members")) {
            return Optional.empty();
        }
        Map<String, String> names = cast(fields.get("member_names"));
        List<String> ids = cast(fields.get("members"));
        return Optional.of(new Room(
                (String) fields.get("kind"),
                (String) fields.get("name"),
                ids.stream()
                        .map(id -> new Member(UUID.fromString(id), names.get(id)))
                        .toList(),
                (Long) fields.get("revision"),
                instant((Timestamp) fields.get("updated_at"))));
    }

    private static Tail tail(UUID chatId, Map<String, Object> fields) {
        List<Map<String, String>> entries = cast(fields.get("tail"));
        return new Tail(
                entries.stream().map(entry -> message(chatId, entry)).toList(), id((String) fields.get("previous_id")));
    }

    private static MessageEvent message(UUID chatId, Map<String, String> entry) {
        return new MessageEvent(
                UUID.fromString(entry.get("message_id")),
                chatId,
                UUID.fromString(entry.get("from_user")),
                entry.get("from_name"),
                entry.get("body"),
                Instant.parse(entry.get("sent_at")));
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static UUID id(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.ofTimeSecondsAndNanos(instant.getEpochSecond(), instant.getNano());
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    /** Firestore's types are only known at run time; this service alone writes these documents. */
    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
