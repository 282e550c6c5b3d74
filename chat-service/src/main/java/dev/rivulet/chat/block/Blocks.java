package dev.rivulet.chat.block;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.user.AccountDeletionListener;
import dev.rivulet.chat.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The users whom each user has blocked. Non-blocking, except for account deletion. Thread-safe. */
@Startup
@ApplicationScoped
public class Blocks implements AccountDeletionListener {
    /** How long a block made through another instance may go unnoticed. */
    private static final Duration KEPT = Duration.ofSeconds(2);
    /** Users per query. */
    private static final int CHUNK = 64;

    private record Block(UserId by, UserId of) {}

    private final Cassandra cassandra;
    private final Cql insert;
    private final Cql delete;
    private final Cql deleteAll;
    private final Cql select;
    private final Cql selectAll;
    private final AsyncCache<Block, Boolean> known =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(KEPT).buildAsync();

    Blocks(Cassandra cassandra) {
        this.cassandra = cassandra;
        insert = cassandra.statement("insert into blocks_by_user (user_id, blocked) values (?, ?)");
        delete = cassandra.statement("delete from blocks_by_user where user_id = ? and blocked = ?");
        deleteAll = cassandra.statement("delete from blocks_by_user where user_id = ?");
        select = cassandra.statement("select user_id from blocks_by_user where user_id in ? and blocked = ?");
        selectAll = cassandra.statement("select blocked from blocks_by_user where user_id = ?");
    }

    /** Whether either of two users has blocked the other; up to two seconds old. */
    public CompletionStage<Boolean> eitherBlocked(UserId one, UserId other) {
        return blocked(new Block(one, other))
                .thenCombine(blocked(new Block(other, one)), (here, there) -> here || there);
    }

    /** Those of the given users who have blocked a user; never cached. */
    public CompletionStage<Set<UserId>> blockersOf(UserId user, Collection<UserId> users) {
        List<UUID> uuids = users.stream().map(UserId::value).distinct().toList();
        CompletionStage<Set<UserId>> blockers = CompletableFuture.completedStage(new HashSet<>());
        for (int from = 0; from < uuids.size(); from += CHUNK) {
            List<UUID> chunk = uuids.subList(from, Math.min(from + CHUNK, uuids.size()));
            CompletionStage<AsyncResultSet> found = cassandra.run(select.bind(chunk, user.value()));
            blockers = blockers.thenCombine(found, (all, some) -> {
                some.currentPage().forEach(row -> all.add(new UserId(row.getUuid(0))));
                return all;
            });
        }
        return blockers;
    }

    CompletionStage<Void> block(UserId caller, UserId other) {
        return cassandra
                .run(insert.bind(caller.value(), other.value()))
                .thenAccept(done -> known.synchronous().invalidate(new Block(caller, other)));
    }

    CompletionStage<Void> unblock(UserId caller, UserId other) {
        return cassandra
                .run(delete.bind(caller.value(), other.value()))
                .thenAccept(done -> known.synchronous().invalidate(new Block(caller, other)));
    }

    /** The users whom a user has blocked; never cached. */
    public CompletionStage<List<UserId>> blockedBy(UserId user) {
        return cassandra.run(selectAll.bind(user.value())).thenCompose(page -> collect(page, new ArrayList<>()));
    }

    @Override
    public void onAccountDeleted(UserId user, Runnable progress) {
        cassandra.runBlocking(deleteAll.bind(user.value()));
    }

    private CompletableFuture<Boolean> blocked(Block block) {
        return known.get(
                block,
                (b, executor) -> blockersOf(b.of(), List.of(b.by()))
                        .thenApply(blockers -> !blockers.isEmpty())
                        .toCompletableFuture());
    }

    private static CompletionStage<List<UserId>> collect(AsyncResultSet page, List<UserId> into) {
        page.currentPage().forEach(row -> into.add(new UserId(row.getUuid(0))));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, into))
                : CompletableFuture.completedStage(into);
    }
}
