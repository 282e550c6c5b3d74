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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** This service's own copy of the users, one row each. Thread-safe. */
@Startup
@ApplicationScoped
public class Users {
    /** Names hardly ever change; one that did is shown late by this much at most. */
    private static final Duration NAMES_KEPT = Duration.ofSeconds(30);

    private final Cassandra cassandra;
    private final Cql select;
    private final Cql upsert;
    private final Cql delete;
    private final AsyncCache<UserId, String> names = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(NAMES_KEPT)
            .buildAsync();

    Users(Cassandra cassandra) {
        this.cassandra = cassandra;
        select = cassandra.statement("select username from users where user_id = ?");
        upsert = cassandra.statement("insert into users (user_id, username) values (?, ?) using timestamp ?");
        delete = cassandra.statement("delete from users using timestamp ? where user_id = ?");
    }

    /** The names of those of the given people who exist, in the given order. */
    public CompletionStage<Map<UserId, String>> names(Collection<UserId> ids) {
        Map<UserId, CompletableFuture<String>> found = new LinkedHashMap<>();
        ids.forEach(id -> found.put(id, name(id)));
        return CompletableFuture.allOf(found.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<UserId, String> names = new LinkedHashMap<>();
                    found.forEach((id, name) -> {
                        if (name.join() != null) {
                            names.put(id, name.join());
                        }
                    });
                    return names;
                });
    }

    boolean ready() {
        return cassandra.ready();
    }

    /**
     * Blocks until the copy holds this state of a user, or a later one.
     *
     * @param millis when it was so: what an earlier record says can't undo what a later one said
     */
    void put(UserEvent user, long millis) {
        cassandra.runBlocking(upsert.bind(user.userId(), user.username(), millis * 1_000));
        names.synchronous().invalidate(new UserId(user.userId()));
    }

    /** Blocks until the copy is without this user, unless a later record brought them back. */
    void remove(UserId id, long millis) {
        cassandra.runBlocking(delete.bind(millis * 1_000, id.value()));
        names.synchronous().invalidate(id);
    }

    private CompletableFuture<String> name(UserId id) {
        // Somebody who is not there yet may come any moment, so absence is not remembered: null is not kept.
        return names.get(
                id,
                (key, executor) -> cassandra
                        .run(select.bind(key.value()))
                        .thenApply(Users::username)
                        .toCompletableFuture());
    }

    private static String username(AsyncResultSet rows) {
        Row row = rows.one();
        return row == null ? null : row.getString("username");
    }
}
