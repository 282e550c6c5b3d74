package dev.rivulet.chat.user;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.events.UserEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

@Startup
@ApplicationScoped
class CassandraUsers implements Users {
    /** How long changed names, and names of deleted accounts, may stay cached. */
    private static final Duration KEPT = Duration.ofSeconds(10);
    /** Users per query: the members of the largest group take some ten queries, not 500. */
    private static final int CHUNK = 64;

    private final Cassandra cassandra;
    private final Cql select;
    private final Cql upsert;
    private final Cql markDeleted;
    private final AsyncCache<UserId, User> users =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(KEPT).buildAsync();

    CassandraUsers(Cassandra cassandra) {
        this.cassandra = cassandra;
        select = cassandra.statement("select user_id, username, created_at, deleted from users where user_id in ?");
        upsert = cassandra.statement("insert into users (user_id, username, created_at, deleted)"
                + " values (?, ?, ?, false) using timestamp ?");
        markDeleted = cassandra.statement("insert into users (user_id, username, created_at, deleted)"
                + " values (?, null, null, true) using timestamp ?");
    }

    @Override
    public CompletionStage<Map<UserId, User>> find(Collection<UserId> ids) {
        // Absence is not cached, because a missing user may appear at any moment.
        return users.getAll(ids, (missing, executor) -> load(missing).toCompletableFuture())
                .thenApply(found -> {
                    Map<UserId, User> inOrder = new LinkedHashMap<>();
                    ids.stream().filter(found::containsKey).forEach(id -> inOrder.put(id, found.get(id)));
                    return inOrder;
                });
    }

    @Override
    public CompletionStage<Set<UserId>> deleted(Collection<UserId> ids) {
        return rows(ids)
                .thenApply(rows -> rows.stream()
                        .filter(row -> row.getBoolean("deleted"))
                        .map(row -> new UserId(row.getUuid("user_id")))
                        .collect(Collectors.toSet()));
    }

    @Override
    public CompletionStage<Void> addIfUnknown(UserId id, String username) {
        // The minimum timestamp, so that every record of the topic takes precedence.
        return cassandra.run(upsert.bind(id.value(), username, null, 1L)).thenAccept(done -> {});
    }

    boolean ready() {
        return cassandra.ready();
    }

    /**
     * Blocks until this state of a user, or a later one, is stored.
     *
     * @param millis the time of the record, which keeps older records from overwriting newer ones
     */
    void put(UserEvent user, long millis) {
        cassandra.runBlocking(upsert.bind(user.userId(), user.username(), user.createdAt(), millis * 1_000));
        users.synchronous().invalidate(new UserId(user.userId()));
    }

    /** Blocks until the user is marked as deleted, unless a later record has restored them. */
    void remove(UserId id, long millis) {
        cassandra.runBlocking(markDeleted.bind(id.value(), millis * 1_000));
        users.synchronous().invalidate(id);
    }

    private CompletionStage<Map<UserId, User>> load(Collection<? extends UserId> ids) {
        return rows(ids).thenApply(rows -> {
            Map<UserId, User> users = new HashMap<>();
            rows.stream()
                    .filter(row -> row.getString("username") != null)
                    .map(CassandraUsers::user)
                    .forEach(user -> users.put(user.id(), user));
            return users;
        });
    }

    private CompletionStage<List<Row>> rows(Collection<? extends UserId> ids) {
        List<UUID> uuids = ids.stream().map(UserId::value).distinct().toList();
        CompletionStage<List<Row>> rows = CompletableFuture.completedStage(new ArrayList<>());
        for (int from = 0; from < uuids.size(); from += CHUNK) {
            List<UUID> chunk = uuids.subList(from, Math.min(from + CHUNK, uuids.size()));
            CompletionStage<AsyncResultSet> found = cassandra.run(select.bind(chunk));
            rows = rows.thenCombine(found, (all, some) -> {
                some.currentPage().forEach(all::add);
                return all;
            });
        }
        return rows;
    }

    private static User user(Row row) {
        return new User(
                new UserId(row.getUuid("user_id")),
                row.getString("username"),
                Optional.ofNullable(row.getInstant("created_at")));
    }
}
