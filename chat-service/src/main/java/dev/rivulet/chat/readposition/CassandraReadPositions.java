package dev.rivulet.chat.readposition;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Read marks in Cassandra. A mark's write time is the time of the message, so the latest message wins, whoever writes
 * when, without a transaction.
 */
@Startup
@ApplicationScoped
class CassandraReadPositions implements ReadPositions {
    /** 1970 in the time of TimeUUIDs: 100 ns since 1582. */
    private static final long EPOCH = 0x01b21dd213814000L;

    private final Cassandra cassandra;
    private final Cql insert;
    private final Cql select;

    CassandraReadPositions(Cassandra cassandra) {
        this.cassandra = cassandra;
        insert = cassandra.statement(
                "insert into read_positions (chat_id, user_id, message_id) values (?, ?, ?) using timestamp ?");
        select = cassandra.statement("select user_id, message_id from read_positions where chat_id = ?");
    }

    @Override
    public CompletionStage<Void> put(ChatId chat, UserId reader, MessageId read) {
        return cassandra
                .run(insert.bind(chat.value(), reader.value(), read.value(), writeTime(read)))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Map<UserId, MessageId>> of(ChatId chat) {
        return cassandra.run(select.bind(chat.value())).thenCompose(page -> collect(page, new HashMap<>()));
    }

    /** In 100 ns, not in Cassandra's usual microseconds: several messages fall into one of those. */
    private static long writeTime(MessageId id) {
        return id.value().timestamp() - EPOCH;
    }

    private static CompletionStage<Map<UserId, MessageId>> collect(AsyncResultSet page, Map<UserId, MessageId> into) {
        page.currentPage()
                .forEach(row -> into.put(new UserId(row.getUuid("user_id")), new MessageId(row.getUuid("message_id"))));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, into))
                : CompletableFuture.completedStage(into);
    }
}
