package dev.rivulet.chat.stream;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.rivulet.chat.TestUser;
import java.util.UUID;

/** Records as published by other instances. */
final class TestRecords {

    private TestRecords() {}

    static String message(UUID chat, TestUser from, String body) {
        return "{\"message_id\":\"%s\",\"chat_id\":\"%s\",\"from_user\":\"%s\",\"from_name\":\"%s\",\"body\":\"%s\",\"sent_at\":\"2026-11-22T00:00:00Z\"}"
                .formatted(Uuids.timeBased(), chat, from.id(), from.name(), body);
    }
}
