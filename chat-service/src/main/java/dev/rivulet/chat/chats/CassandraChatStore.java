package dev.rivulet.chat.chats;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.user.UserId;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

@Startup
@ApplicationScoped
class CassandraChatStore implements ChatStore {
    /** Rows of one partition written at once: well below the size limit of a batch. */
    private static final int CHUNK = 100;

    private final Cassandra cassandra;
    private final ChatStatements cql;

    CassandraChatStore(Cassandra cassandra) {
        this.cassandra = cassandra;
        cql = new ChatStatements(cassandra);
    }

    @Override
    public CompletionStage<Optional<Chat>> find(ChatId id) {
        return cassandra.run(cql.selectChat.bind(id.value())).thenCompose(rows -> {
            Row row = rows.one();
            if (row == null) {
                return CompletableFuture.completedStage(Optional.empty());
            }
            return row.isNull("members")
                    ? membersOf(id).thenApply(members -> Optional.of(ChatRow.ofFirstVersion(id, row, members)))
                    : CompletableFuture.completedStage(Optional.of(ChatRow.of(id, row)));
        });
    }

    @Override
    public CompletionStage<Claim> claim(Chat chat, String requestHash) {
        return cassandra
                .run(cql.insertChat.bind(ChatRow.claim(chat, requestHash)))
                .thenApply(rows -> rows.wasApplied() ? Claim.NEW : existing(rows.one(), requestHash));
    }

    private static Claim existing(Row row, String requestHash) {
        // The first version of this service kept no wishes.
        boolean same = row.isNull("request_hash") || requestHash.equals(row.getString("request_hash"));
        return same ? Claim.EXISTS : Claim.CONFLICT;
    }

    @Override
    public CompletionStage<Boolean> replace(Chat current, Chat next) {
        return cassandra
                .run(cql.updateChat.bind(ChatRow.replacement(current, next)))
                .thenApply(AsyncResultSet::wasApplied)
                .exceptionally(CassandraChatStore::unknown);
    }

    /** A contended transaction may end like this; reading the row shows whether it was stored. */
    private static boolean unknown(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof WriteTimeoutException || cause instanceof CASWriteUnknownException) {
            return false;
        }
        throw failure instanceof CompletionException e ? e : new CompletionException(failure);
    }

    @Override
    public CompletionStage<Void> withdraw(Chat chat) {
        return inChunks(
                chat.change().leaving(),
                user -> cql.deleteMember.bind(chat.change().micros(), chat.id().value(), user.value()));
    }

    @Override
    public CompletionStage<Void> admit(Chat chat) {
        long micros = chat.change().micros();
        return inChunks(
                        chat.change().joining(),
                        user -> cql.insertMember.bind(chat.id().value(), user.value(), micros))
                .thenCompose(in -> each(
                        chat.change().joining(),
                        user -> cql.insertUserChat.bind(user.value(), chat.id().value(), micros, micros)))
                .thenCompose(in -> each(chat.change().leaving(), user -> leave(chat, user)));
    }

    private BoundStatement leave(Chat chat, UserId user) {
        long micros = chat.change().micros();
        return chat.deletedMembers().contains(user)
                ? cql.deleteUserChat.bind(micros, user.value(), chat.id().value())
                : cql.markLeft.bind(user.value(), chat.id().value(), micros);
    }

    @Override
    public CompletionStage<Void> propagated(Chat chat) {
        return cassandra
                .run(cql.markPropagated.bind(
                        chat.change().micros(), chat.revision(), chat.id().value()))
                .thenAccept(rows -> {});
    }

    @Override
    public CompletionStage<Boolean> isMember(ChatId chat, UserId user) {
        return cassandra.run(cql.selectMember.bind(chat.value(), user.value())).thenApply(rows -> rows.one() != null);
    }

    @Override
    public CompletionStage<Optional<UserChat>> userChat(UserId user, ChatId chat) {
        return cassandra
                .run(cql.selectUserChat.bind(user.value(), chat.value()))
                .thenApply(rows -> Optional.ofNullable(rows.one()).map(ChatRow::userChat));
    }

    @Override
    public CompletionStage<List<UserChat>> userChats(UserId user) {
        return all(cassandra.run(cql.selectUserChats.bind(user.value())), ChatRow::userChat);
    }

    private CompletionStage<List<UserId>> membersOf(ChatId id) {
        return all(cassandra.run(cql.selectMembers.bind(id.value())), row -> new UserId(row.getUuid("user_id")));
    }

    private CompletionStage<Void> inChunks(Collection<UserId> users, Function<UserId, BoundStatement> row) {
        List<BoundStatement> rows = users.stream().map(row).toList();
        List<CompletionStage<?>> written = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<BoundStatement> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            written.add(cassandra.run(
                    BatchStatement.newInstance(DefaultBatchType.UNLOGGED).addAll(List.copyOf(chunk))));
        }
        return allOf(written);
    }

    private CompletionStage<Void> each(Collection<UserId> users, Function<UserId, BoundStatement> row) {
        return allOf(users.stream().map(row).map(cassandra::run).toList());
    }

    private static CompletionStage<Void> allOf(Collection<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    private static <T> CompletionStage<List<T>> all(CompletionStage<AsyncResultSet> rows, Function<Row, T> read) {
        return rows.thenCompose(page -> collect(page, read, new ArrayList<>()));
    }

    private static <T> CompletionStage<List<T>> collect(AsyncResultSet page, Function<Row, T> read, List<T> into) {
        page.currentPage().forEach(row -> into.add(read.apply(row)));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, read, into))
                : CompletableFuture.completedStage(into);
    }
}
