package dev.rivulet.chat.room;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Chats in Cassandra: by id, their members, and by user. Thread-safe. */
@Startup
@ApplicationScoped
public class ChatStore {
    private final Cassandra cassandra;
    private final Users users;
    private final Cql insertChat;
    private final Cql insertMember;
    private final Cql insertChatOfUser;
    private final Cql selectChat;
    private final Cql selectMembers;
    private final Cql selectMember;
    private final Cql selectChatsOfUser;

    ChatStore(Cassandra cassandra, Users users) {
        this.cassandra = cassandra;
        this.users = users;
        insertChat = cassandra.statement("insert into chats (chat_id, kind, name, revision, created_at)"
                + " values (?, ?, ?, ?, ?) if not exists");
        insertMember = cassandra.statement("insert into members_by_chat (chat_id, user_id) values (?, ?)");
        insertChatOfUser = cassandra.statement("insert into chats_by_user (user_id, chat_id) values (?, ?)");
        selectChat = cassandra.statement("select kind, name, revision, created_at from chats where chat_id = ?");
        selectMembers = cassandra.statement("select user_id from members_by_chat where chat_id = ?");
        selectMember = cassandra.statement("select user_id from members_by_chat where chat_id = ? and user_id = ?");
        selectChatsOfUser = cassandra.statement("select chat_id from chats_by_user where user_id = ?");
    }

    /**
     * Makes a chat's own row, which tells who was first. Nobody is in the chat yet. Blocks.
     *
     * @return whether it is new
     */
    boolean claim(Chat chat) {
        return cassandra
                .runBlocking(insertChat.bind(
                        chat.id().value(), chat.kind().text(), chat.name(), chat.revision(), chat.createdAt()))
                .wasApplied();
    }

    /** Lets the members in, all at once: their rows share a partition. To repeat it changes nothing. */
    CompletionStage<Void> admit(Chat chat) {
        BatchStatementBuilder members = BatchStatement.builder(DefaultBatchType.UNLOGGED);
        chat.members()
                .keySet()
                .forEach(member ->
                        members.addStatement(insertMember.bind(chat.id().value(), member.value())));
        return cassandra
                .run(members.build())
                .thenCompose(admitted -> CompletableFuture.allOf(chat.members().keySet().stream()
                        .map(member -> cassandra.run(
                                insertChatOfUser.bind(member.value(), chat.id().value())))
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new)));
    }

    CompletionStage<Boolean> isMember(ChatId chat, UserId user) {
        return cassandra.run(selectMember.bind(chat.value(), user.value())).thenApply(rows -> rows.one() != null);
    }

    /** A chat with its members' names; reads two partitions, and one for each name that is not cached. */
    public CompletionStage<Optional<Chat>> find(ChatId id) {
        CompletionStage<AsyncResultSet> chat = cassandra.run(selectChat.bind(id.value()));
        CompletionStage<Map<UserId, String>> members =
                uuids(cassandra.run(selectMembers.bind(id.value()))).thenCompose(this::named);
        return chat.thenCombine(
                members, (rows, named) -> Optional.ofNullable(rows.one()).map(row -> chat(id, row, named)));
    }

    /** The chats that somebody is in, in no order. */
    public CompletionStage<List<ChatId>> ofUser(UserId user) {
        return uuids(cassandra.run(selectChatsOfUser.bind(user.value())))
                .thenApply(ids -> ids.stream().map(ChatId::new).toList());
    }

    private CompletionStage<Map<UserId, String>> named(Collection<UUID> ids) {
        List<UserId> members = ids.stream().map(UserId::new).toList();
        return users.names(members).thenApply(names -> {
            Map<UserId, String> named = new LinkedHashMap<>();
            members.forEach(member -> named.put(member, names.getOrDefault(member, Chat.GONE)));
            return named;
        });
    }

    private static Chat chat(ChatId id, Row row, Map<UserId, String> members) {
        Instant createdAt = row.getInstant("created_at");
        return new Chat(
                id,
                Chat.Kind.of(row.getString("kind")),
                row.getString("name"),
                members,
                row.getLong("revision"),
                createdAt);
    }

    /** The one column of all rows, page after page. */
    private static CompletionStage<List<UUID>> uuids(CompletionStage<AsyncResultSet> rows) {
        return rows.thenCompose(page -> collect(page, new ArrayList<>()));
    }

    private static CompletionStage<List<UUID>> collect(AsyncResultSet page, List<UUID> into) {
        page.currentPage().forEach(row -> into.add(row.getUuid(0)));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, into))
                : CompletableFuture.completedStage(into);
    }
}
