package dev.rivulet.chat.history;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stores messages in partitions by chat and {@link Bucket}. Failures are {@code DriverException}s. */
@Startup
@ApplicationScoped
class CassandraMessages implements Messages {
    /** Buckets looked up per query; a page rarely needs more than one or two. */
    private static final int BUCKETS = 32;
    /** The greatest possible id; the timestamps of TimeUUIDs end in the year 5236. */
    private static final MessageId END_OF_TIME =
            new MessageId(Uuids.startOf(Instant.parse("5000-01-01T00:00:00Z").toEpochMilli()));

    private record BucketOfChat(ChatId chat, Bucket bucket) {}

    private final Cassandra cassandra;
    private final Cql insert;
    private final Cql insertBucket;
    private final Cql insertVersion;
    private final Cql update;
    private final Cql selectOne;
    private final Cql selectBefore;
    private final Cql selectAfter;
    private final Cql selectOlderBuckets;
    private final Cql selectNewerBuckets;
    private final Cache<BucketOfChat, Boolean> known =
            Caffeine.newBuilder().maximumSize(100_000).build();

    CassandraMessages(Cassandra cassandra) {
        this.cassandra = cassandra;
        // The write timestamp is that of the id, so repeating the insert is idempotent.
        insert = cassandra.statement("insert into messages"
                + " (chat_id, bucket, message_id, from_user, from_name, body, reply_to) values (?, ?, ?, ?, ?, ?, ?)"
                + " using timestamp ?");
        insertBucket = cassandra.statement("insert into buckets_by_chat (chat_id, bucket) values (?, ?)");
        insertVersion = cassandra.statement(
                "insert into message_versions (chat_id, message_id, revision, body) values (?, ?, ?, ?)");
        update = cassandra.statement("update messages"
                + " set revision = ?, kind = ?, edited_body = ?, edited_at = ?, deleted_at = ?, reactions = ?"
                + " where chat_id = ? and bucket = ? and message_id = ? if revision = ?");
        selectOne = cassandra.statement(MessageRow.SELECT + " and message_id = ?");
        selectBefore = cassandra.statement(MessageRow.SELECT + " and message_id < ? limit ?");
        selectAfter = cassandra.statement(MessageRow.SELECT + " and message_id > ? order by message_id asc limit ?");
        selectOlderBuckets = cassandra.statement(
                "select bucket from buckets_by_chat where chat_id = ? and bucket <= ? limit " + BUCKETS);
        selectNewerBuckets = cassandra.statement("select bucket from buckets_by_chat"
                + " where chat_id = ? and bucket >= ? order by bucket asc limit " + BUCKETS);
    }

    @Override
    public CompletionStage<Void> append(Message message) {
        Bucket bucket = Bucket.of(message.id());
        BoundStatement row = insert.bind(
                message.chat().value(),
                bucket.day(),
                message.id().value(),
                message.from().value(),
                message.fromName(),
                message.body(),
                // Unset rather than null, which would leave a tombstone.
                null,
                Uuids.unixTimestamp(message.id().value()) * 1_000);
        BoundStatement whole = message.replyTo() == null
                ? row.unset("reply_to")
                : row.setUuid("reply_to", message.replyTo().value());
        // The bucket first: a message in an unregistered bucket would be lost.
        return know(message.chat(), bucket)
                .thenCompose(known -> cassandra.run(whole))
                .thenAccept(rows -> {});
    }

    @Override
    public CompletionStage<Optional<Message>> find(ChatId chat, MessageId id) {
        return cassandra
                .run(selectOne.bind(chat.value(), Bucket.of(id).day(), id.value()))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(row -> MessageRow.read(chat, row)));
    }

    @Override
    public CompletionStage<List<Message>> before(ChatId chat, Optional<MessageId> id, int quantity) {
        return new Walk(chat, id.orElse(END_OF_TIME), quantity, -1, selectOlderBuckets, selectBefore).page();
    }

    @Override
    public CompletionStage<List<Message>> after(ChatId chat, MessageId id, int quantity) {
        return new Walk(chat, id, quantity, 1, selectNewerBuckets, selectAfter)
                .page()
                .thenApply(page -> {
                    Collections.reverse(page);
                    return page;
                });
    }

    @Override
    public CompletionStage<Boolean> replace(Message now, Message next) {
        // Before replacing the text. Harmless if the replacement fails: any change of this revision archives the same
        // text.
        CompletionStage<?> kept = now.body().equals(next.body())
                ? CompletableFuture.completedStage(null)
                : cassandra.run(insertVersion.bind(now.chat().value(), now.id().value(), now.revision(), now.body()));
        return kept.thenCompose(done -> cassandra.run(update.bind(
                        next.revision(),
                        next.kind(),
                        next.editedAt() == null || next.deleted() ? null : next.body(),
                        next.editedAt(),
                        next.deletedAt(),
                        MessageRow.reactions(next),
                        next.chat().value(),
                        Bucket.of(next.id()).day(),
                        next.id().value(),
                        now.revision() == 0 ? null : now.revision())))
                .thenApply(AsyncResultSet::wasApplied);
    }

    private CompletionStage<?> know(ChatId chat, Bucket bucket) {
        BucketOfChat key = new BucketOfChat(chat, bucket);
        return known.getIfPresent(key) != null
                ? CompletableFuture.completedStage(null)
                : cassandra.run(insertBucket.bind(chat.value(), bucket.day())).thenAccept(rows -> known.put(key, true));
    }

    /** Collects messages bucket by bucket in one direction, until the page is full or the chat has no more. */
    private final class Walk {
        private final ChatId chat;
        private final MessageId from;
        private final int quantity;
        private final int step;
        private final Cql buckets;
        private final Cql messages;
        private final List<Message> page = new ArrayList<>();

        Walk(ChatId chat, MessageId from, int quantity, int step, Cql buckets, Cql messages) {
            this.chat = chat;
            this.from = from;
            this.quantity = quantity;
            this.step = step;
            this.buckets = buckets;
            this.messages = messages;
        }

        CompletionStage<List<Message>> page() {
            return through(Bucket.of(from).day()).thenApply(done -> page);
        }

        private CompletionStage<Void> through(int firstBucket) {
            return cassandra.run(buckets.bind(chat.value(), firstBucket)).thenCompose(rows -> {
                List<Integer> found = new ArrayList<>();
                rows.currentPage().forEach(row -> found.add(row.getInt("bucket")));
                return through(found.iterator())
                        .thenCompose(done -> page.size() == quantity || found.size() < BUCKETS
                                ? CompletableFuture.completedStage(null)
                                : through(found.get(BUCKETS - 1) + step));
            });
        }

        private CompletionStage<Void> through(Iterator<Integer> found) {
            if (page.size() == quantity || !found.hasNext()) {
                return CompletableFuture.completedStage(null);
            }
            return cassandra
                    .run(messages.bind(chat.value(), found.next(), from.value(), quantity - page.size()))
                    .thenCompose(rows -> {
                        rows.currentPage().forEach(row -> page.add(MessageRow.read(chat, row)));
                        return through(found);
                    });
        }
    }
}
