package dev.rivulet.chat.history;

import static java.util.Objects.requireNonNullElse;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

final class MessageRow {
    static final String SELECT = "select message_id, from_user, from_name, body, reply_to,"
            + " revision, kind, edited_body, edited_at, deleted_at, reactions"
            + " from messages where chat_id = ? and bucket = ?";

    private MessageRow() {}

    static Message read(ChatId chat, Row row) {
        Instant deletedAt = row.getInstant("deleted_at");
        UUID replyTo = row.getUuid("reply_to");
        return new Message(
                new MessageId(row.getUuid("message_id")),
                chat,
                new UserId(row.getUuid("from_user")),
                row.getString("from_name"),
                deletedAt != null ? "" : requireNonNullElse(row.getString("edited_body"), row.getString("body")),
                replyTo == null ? null : new MessageId(replyTo),
                requireNonNullElse(row.getString("kind"), MessageEvent.SENT),
                // Null before the first change; the driver returns 0.
                row.getLong("revision"),
                row.getInstant("edited_at"),
                deletedAt,
                reactions(row));
    }

    /** Null if there are none. */
    static Map<UUID, String> reactions(Message message) {
        Map<UUID, String> reactions = new HashMap<>();
        message.reactions().forEach((user, emoji) -> reactions.put(user.value(), emoji));
        return reactions.isEmpty() ? null : reactions;
    }

    private static Map<UserId, String> reactions(Row row) {
        Map<UserId, String> reactions = new HashMap<>();
        row.getMap("reactions", UUID.class, String.class)
                .forEach((user, emoji) -> reactions.put(new UserId(user), emoji));
        return reactions;
    }
}
