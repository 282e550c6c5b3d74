package dev.rivulet.chat.message;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The history of chats in Cassandra. Nothing blocks; failures arrive as {@code DriverException}. Thread-safe. */
@Startup
@ApplicationScoped
public class Messages {
    /** How many buckets are looked up at a time; a page rarely needs more than one or two. */
    private static final int BUCKETS = 32;
    /** After every id that there will be; the timestamps of TimeUUIDs end in the year 5236. */
    private static final MessageId END_OF_TIME =
            new MessageId(Uuids.startOf(Instant.parse("5000-01-01T00:00:00Z").toEpochMilli()));

    private record BucketOfChat(ChatId chat, Bucket bucket) {}

    private final Cassandra cassandra;
    private final Cql insert;
    private final Cql insertBucket;
    private final Cql selectBefore;
    private final Cql selectBuckets;
    private final Cache<BucketOfChat, Boolean> known =
            Caffeine.newBuilder().maximumSize(100_000).build();

    Messages(Cassandra cassandra) {
        this.cassandra = cassandra;
        // The time of writing is the time of the id: to repeat the insert can't undo anything that came later.
        insert = cassandra.statement("insert into messages (chat_id, bucket, message_id, from_user, from_name, body)"
                + " values (?, ?, ?, ?, ?, ?) using timestamp ?");
        insertBucket = cassandra.statement("insert into buckets_by_chat (chat_id, bucket) values (?, ?)");
        selectBefore = cassandra.statement("select message_id, from_user, from_name, body from messages"
                + " where chat_id = ? and bucket = ? and message_id < ? limit ?");
        selectBuckets = cassandra.statement(
                "select bucket from buckets_by_chat where chat_id = ? and bucket <= ? limit " + BUCKETS);
    }

    /** Stores a message; to repeat it changes nothing. */
    CompletionStage<Void> append(Message message) {
        Bucket bucket = Bucket.of(message.id());
        // The bucket first: a message in a bucket that nobody knows of would be lost.
        return know(message.chat(), bucket)
                .thenCompose(known -> cassandra.run(insert.bind(
                        message.chat().value(),
                        bucket.day(),
                        message.id().value(),
                        message.from().value(),
                        message.fromName(),
                        message.body(),
                        Uuids.unixTimestamp(message.id().value()) * 1_000)))
                .thenAccept(rows -> {});
    }

    /** The newest messages before one (or of all), newest first. */
    public CompletionStage<List<Message>> before(ChatId chat, Optional<MessageId> id, int quantity) {
        MessageId end = id.orElse(END_OF_TIME);
        return collect(chat, end, Bucket.of(end), quantity, new ArrayList<>());
    }

    private CompletionStage<?> know(ChatId chat, Bucket bucket) {
        BucketOfChat key = new BucketOfChat(chat, bucket);
        return known.getIfPresent(key) != null
                ? CompletableFuture.completedStage(null)
                : cassandra.run(insertBucket.bind(chat.value(), bucket.day())).thenAccept(rows -> known.put(key, true));
    }

    private CompletionStage<List<Message>> collect(
            ChatId chat, MessageId end, Bucket from, int quantity, List<Message> page) {
        return cassandra.run(selectBuckets.bind(chat.value(), from.day())).thenCompose(rows -> {
            List<Bucket> buckets = new ArrayList<>();
            rows.currentPage().forEach(row -> buckets.add(new Bucket(row.getInt("bucket"))));
            return collect(chat, end, buckets.iterator(), quantity, page)
                    .thenCompose(found -> found.size() == quantity || buckets.size() < BUCKETS
                            ? CompletableFuture.completedStage(found)
                            : collect(chat, end, older(buckets), quantity, found));
        });
    }

    private CompletionStage<List<Message>> collect(
            ChatId chat, MessageId end, Iterator<Bucket> buckets, int quantity, List<Message> page) {
        if (page.size() == quantity || !buckets.hasNext()) {
            return CompletableFuture.completedStage(page);
        }
        return cassandra
                .run(selectBefore.bind(chat.value(), buckets.next().day(), end.value(), quantity - page.size()))
                .thenCompose(rows -> {
                    add(chat, rows, page);
                    return collect(chat, end, buckets, quantity, page);
                });
    }

    private static Bucket older(List<Bucket> buckets) {
        return new Bucket(buckets.get(buckets.size() - 1).day() - 1);
    }

    private static void add(ChatId chat, AsyncResultSet rows, List<Message> page) {
        for (Row row : rows.currentPage()) {
            page.add(new Message(
                    new MessageId(row.getUuid("message_id")),
                    chat,
                    new UserId(row.getUuid("from_user")),
                    row.getString("from_name"),
                    row.getString("body")));
        }
    }
}
