package dev.rivulet.torture.watch;

import com.google.cloud.firestore.DocumentSnapshot;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.torture.api.Json;
import dev.rivulet.torture.ledger.DocumentRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public final class DocumentReader {

    private DocumentReader() {}

    public static DocumentRecord read(DocumentSnapshot document) {
        UUID chat = UUID.fromString(document.getId());
        String previousId = document.getString("previous_id");
        return new DocumentRecord(
                chat,
                entries(document, "tail").stream()
                        .map(entry -> message(chat, entry))
                        .toList(),
                previousId == null ? null : UUID.fromString(previousId),
                entries(document, "late").stream()
                        .map(entry ->
                                new DocumentRecord.Late(((Number) entry.get("seq")).longValue(), message(chat, entry)))
                        .toList(),
                document.getLong("late_seq"));
    }

    private static MessageEvent message(UUID chat, Map<String, Object> entry) {
        Map<String, Object> fields = new HashMap<>(entry);
        fields.put("chat_id", chat);
        return Json.MAPPER.convertValue(fields, MessageEvent.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(DocumentSnapshot document, String field) {
        Object entries = document.get(field);
        return entries == null ? List.of() : (List<Map<String, Object>>) entries;
    }
}
