package dev.rivulet.chat.chats;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.rivulet.chat.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class ChatRow {

    private ChatRow() {}

    static Chat of(ChatId id, Row row) {
        long revision = row.getLong("revision");
        ChatChange change = new ChatChange(
                revision,
                row.getLong("changed_at"),
                Set.copyOf(users(row.getSet("joining", UUID.class))),
                Set.copyOf(users(row.getSet("leaving", UUID.class))),
                row.getLong("propagated") >= revision);
        UUID owner = row.getUuid("owner");
        return new Chat(
                id,
                row.getString("name"),
                owner == null ? null : new UserId(owner),
                users(row.getList("members", UUID.class)),
                users(row.getList("deleted_members", UUID.class)),
                row.getInstant("created_at"),
                change);
    }

    /** A direct chat written by the first version: without members, it was only claimed. */
    static Chat ofFirstVersion(ChatId id, Row row, List<UserId> members) {
        Instant createdAt = row.getInstant("created_at");
        ChatChange change = new ChatChange(
                row.getLong("revision"), ChatChange.micros(createdAt), Set.of(), Set.of(), !members.isEmpty());
        return new Chat(id, row.getString("name"), null, members, List.of(), createdAt, change);
    }

    static Object[] claim(Chat chat, String requestHash) {
        return new Object[] {
            chat.id().value(),
            chat.kind(),
            chat.name(),
            chat.owner() == null ? null : chat.owner().value(),
            List.copyOf(uuids(chat.members())),
            List.copyOf(uuids(chat.deletedMembers())),
            Set.copyOf(uuids(chat.change().joining())),
            Set.copyOf(uuids(chat.change().leaving())),
            chat.revision(),
            chat.change().micros(),
            chat.createdAt(),
            requestHash
        };
    }

    static Object[] replacement(Chat current, Chat next) {
        return new Object[] {
            next.name(),
            next.owner() == null ? null : next.owner().value(),
            List.copyOf(uuids(next.members())),
            List.copyOf(uuids(next.deletedMembers())),
            Set.copyOf(uuids(next.change().joining())),
            Set.copyOf(uuids(next.change().leaving())),
            next.revision(),
            next.change().micros(),
            next.id().value(),
            current.revision()
        };
    }

    static UserChat userChat(Row row) {
        return new UserChat(new ChatId(row.getUuid("chat_id")), row.getLong("joined_at"), row.getBoolean("has_left"));
    }

    private static List<UserId> users(Collection<UUID> uuids) {
        return uuids.stream().map(UserId::new).toList();
    }

    private static List<UUID> uuids(Collection<UserId> users) {
        return users.stream().map(UserId::value).collect(Collectors.toList());
    }
}
