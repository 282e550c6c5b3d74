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
 * Read positions in Cassandra. The write time of a position is the time of its message, so that the latest message wins
 * without a transaction.
 */
@Startup
@ApplicationScoped
class CassandraReadPositions implements ReadPositions {
    /** 1970 in ticks of TimeUUIDs, which count 100 ns since 1582. */
    private static final long EPOCH = 0x01b21dd213814000L;
    /** 2^32 ticks in microseconds, rounded up. */
    private static final long MICROS_PER_CARRY = 429_496_730;

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

    /**
     * The time of the message in microseconds since 1970, at most 5 s ahead until 2100. Of ids in the same microsecond
     * the one with the larger bytes wins in Cassandra. The low word of the time comes first in these bytes, so a
     * microsecond must not contain its carry: each carry starts a new one, which rounds up 0.4 µs every 430 s.
     */
    static long writeTime(MessageId id) {
        return micros(id.value().timestamp()) - micros(EPOCH);
    }

    private static long micros(long ticks) {
        return (ticks >>> 32) * MICROS_PER_CARRY + (ticks & 0xffffffffL) / 10;
    }

    private static CompletionStage<Map<UserId, MessageId>> collect(AsyncResultSet page, Map<UserId, MessageId> into) {
        page.currentPage()
                .forEach(row -> into.put(new UserId(row.getUuid("user_id")), new MessageId(row.getUuid("message_id"))));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, into))
                : CompletableFuture.completedStage(into);
    }
}
