package dev.rivulet.chat.history;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts unread messages. Non-blocking and thread-safe. */
@Startup
@ApplicationScoped
public class UnreadCounter {
    /** The maximum count; it stands for itself and anything higher. */
    public static final int MAX = 100;
    /** Messages examined per bucket; the reader's own and deleted ones do not count. */
    private static final int LOOKED_AT = 300;
    /** Buckets examined, newest first; unread messages rarely span more. */
    private static final int BUCKETS = 8;

    private final Cassandra cassandra;
    private final Cql selectAfter;
    private final Cql selectBuckets;

    UnreadCounter(Cassandra cassandra) {
        this.cassandra = cassandra;
        selectAfter = cassandra.statement("select from_user, deleted_at from messages"
                + " where chat_id = ? and bucket = ? and message_id > ? limit " + LOOKED_AT);
        selectBuckets = cassandra.statement(
                "select bucket from buckets_by_chat where chat_id = ? and bucket >= ? limit " + BUCKETS);
    }

    /** The smallest message id at or after this time. */
    public static MessageId since(Instant time) {
        return new MessageId(Uuids.startOf(time.toEpochMilli()));
    }

    /**
     * Counts unread messages of other users, up to {@link #MAX}. Reads one partition if all are of one day, else one
     * per day and one more.
     *
     * @param read the last message read
     * @param newest the chat's last message
     */
    public CompletionStage<Integer> count(ChatId chat, UserId reader, MessageId read, MessageId newest) {
        if (newest.compareTo(read) <= 0) {
            return CompletableFuture.completedStage(0);
        }
        return buckets(chat, Bucket.of(read), Bucket.of(newest))
                .thenCompose(buckets -> count(chat, reader.value(), read, buckets, 0));
    }

    private CompletionStage<List<Bucket>> buckets(ChatId chat, Bucket first, Bucket last) {
        return first.equals(last)
                ? CompletableFuture.completedStage(List.of(last))
                : cassandra.run(selectBuckets.bind(chat.value(), first.day())).thenApply(rows -> {
                    List<Bucket> buckets = new ArrayList<>();
                    rows.currentPage().forEach(row -> buckets.add(new Bucket(row.getInt("bucket"))));
                    return buckets;
                });
    }

    private CompletionStage<Integer> count(
            ChatId chat, UUID reader, MessageId read, List<Bucket> buckets, int counted) {
        if (buckets.isEmpty() || counted >= MAX) {
            return CompletableFuture.completedStage(Math.min(counted, MAX));
        }
        return cassandra
                .run(selectAfter.bind(chat.value(), buckets.get(0).day(), read.value()))
                .thenCompose(rows -> count(
                        chat, reader, read, buckets.subList(1, buckets.size()), counted + ofOthers(rows, reader)));
    }

    private static int ofOthers(AsyncResultSet rows, UUID reader) {
        int count = 0;
        for (var row : rows.currentPage()) {
            boolean counts = !reader.equals(row.getUuid("from_user")) && row.isNull("deleted_at");
            count += counts ? 1 : 0;
        }
        return count;
    }
}
