package dev.rivulet.consumer.store;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.google.cloud.Timestamp;
import dev.rivulet.consumer.document.ChatDetails;
import dev.rivulet.consumer.document.ChatSnapshot;
import dev.rivulet.consumer.document.OutOfOrderUpdates;
import dev.rivulet.consumer.document.Tail;
import dev.rivulet.events.Member;
import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The fields of {@code chats/{chat_id}}, which the page and the security rules read. */
final class ChatDocumentFields {

    /** Always with milliseconds, as in the REST API. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ChatDocumentFields() {}

    static Map<String, Object> fields(ChatSnapshot snapshot) {
        Map<String, Object> fields = new HashMap<>();
        snapshot.details().ifPresent(details -> {
            fields.put("kind", details.kind());
            fields.put("name", details.name());
            fields.put(
                    "members",
                    details.members().stream().map(m -> m.id().toString()).toList());
            fields.put(
                    "member_names",
                    details.members().stream().collect(toMap(m -> m.id().toString(), Member::username)));
            fields.put("revision", details.revision());
            fields.put("owner_id", text(details.ownerId()));
            fields.put(
                    "deleted_member_ids",
                    details.deletedMemberIds().stream()
                            .map(UUID::toString)
                            .sorted()
                            .toList());
        });
        Tail tail = snapshot.tail();
        fields.put(
                "tail", tail.messages().stream().map(ChatDocumentFields::entry).toList());
        fields.put("previous_id", text(tail.previousId()));
        fields.put("last_id", tail.isEmpty() ? null : text(tail.newest().messageId()));
        fields.put(
                "late",
                snapshot.outOfOrder().entries().stream()
                        .map(ChatDocumentFields::outOfOrder)
                        .toList());
        fields.put("late_seq", snapshot.outOfOrder().seq());
        fields.put("updated_at", timestamp(snapshot.updatedAt().orElseThrow()));
        return fields;
    }

    static ChatSnapshot snapshot(UUID chatId, Map<String, Object> fields) {
        return new ChatSnapshot(details(fields), tail(chatId, fields), outOfOrder(chatId, fields));
    }

    private static Map<String, Object> entry(MessageEvent message) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("message_id", text(message.messageId()));
        entry.put("from_user", text(message.fromUser()));
        entry.put("from_name", message.fromName());
        entry.put("body", message.body());
        entry.put("sent_at", TIME.format(message.sentAt()));
        entry.put("revision", message.revision());
        // Most messages have none of these, and every name counts in every member's browser.
        putIfKnown(entry, "reply_to", text(message.replyTo()));
        putIfKnown(entry, "edited_at", time(message.editedAt()));
        putIfKnown(entry, "deleted_at", time(message.deletedAt()));
        if (!message.reactions().isEmpty()) {
            entry.put(
                    "reactions",
                    message.reactions().entrySet().stream()
                            .collect(toMap(reaction -> text(reaction.getKey()), Map.Entry::getValue)));
        }
        return entry;
    }

    private static Map<String, Object> outOfOrder(OutOfOrderUpdates.Entry outOfOrder) {
        Map<String, Object> entry = entry(outOfOrder.message());
        entry.put("seq", outOfOrder.seq());
        entry.put("at", timestamp(outOfOrder.at()));
        return entry;
    }

    private static void putIfKnown(Map<String, Object> entry, String name, String value) {
        if (value != null) {
            entry.put(name, value);
        }
    }

    private static Optional<ChatDetails> details(Map<String, Object> fields) {
        if (!fields.containsKey("members")) {
            return Optional.empty();
        }
        Map<String, String> names = cast(fields.get("member_names"));
        List<String> ids = cast(fields.get("members"));
        return Optional.of(new ChatDetails(
                (String) fields.get("kind"),
                (String) fields.get("name"),
                ids.stream()
                        .map(id -> new Member(UUID.fromString(id), names.get(id)))
                        .toList(),
                (Long) fields.get("revision"),
                id((String) fields.get("owner_id")),
                ids(fields.get("deleted_member_ids")),
                instant((Timestamp) fields.get("updated_at"))));
    }

    private static Tail tail(UUID chatId, Map<String, Object> fields) {
        List<Map<String, Object>> entries = cast(fields.get("tail"));
        return new Tail(
                entries.stream().map(entry -> message(chatId, entry)).toList(), id((String) fields.get("previous_id")));
    }

    private static OutOfOrderUpdates outOfOrder(UUID chatId, Map<String, Object> fields) {
        List<Map<String, Object>> entries = cast(fields.getOrDefault("late", List.of()));
        return new OutOfOrderUpdates(
                entries.stream()
                        .map(entry -> new OutOfOrderUpdates.Entry(
                                (Long) entry.get("seq"), message(chatId, entry), instant((Timestamp) entry.get("at"))))
                        .toList(),
                (Long) fields.getOrDefault("late_seq", 0L));
    }

    private static MessageEvent message(UUID chatId, Map<String, Object> entry) {
        Map<String, String> reactions = cast(entry.getOrDefault("reactions", Map.of()));
        return new MessageEvent(
                id((String) entry.get("message_id")),
                chatId,
                id((String) entry.get("from_user")),
                (String) entry.get("from_name"),
                (String) entry.get("body"),
                Instant.parse((String) entry.get("sent_at")),
                null,
                (Long) entry.getOrDefault("revision", 0L),
                id((String) entry.get("reply_to")),
                instant((String) entry.get("edited_at")),
                instant((String) entry.get("deleted_at")),
                reactions.entrySet().stream().collect(toMap(reaction -> id(reaction.getKey()), Map.Entry::getValue)));
    }

    private static Set<UUID> ids(Object texts) {
        List<String> ids = cast(texts);
        return ids == null ? Set.of() : ids.stream().map(UUID::fromString).collect(toSet());
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static UUID id(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static String time(Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }

    private static Instant instant(String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.ofTimeSecondsAndNanos(instant.getEpochSecond(), instant.getNano());
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    /** Firestore's types are known only at run time; this service alone writes these documents. */
    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
