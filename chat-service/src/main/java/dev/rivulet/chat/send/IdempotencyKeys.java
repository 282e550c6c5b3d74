package dev.rivulet.chat.send;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;

/**
 * Maps each idempotency key to one message id by a lightweight transaction, which is safe with concurrent callers,
 * several instances and crashes.
 */
@Startup
@ApplicationScoped
class IdempotencyKeys {
    private final Cassandra cassandra;
    private final Cql claim;
    private final Cql select;

    IdempotencyKeys(Cassandra cassandra) {
        this.cassandra = cassandra;
        claim = cassandra.statement("insert into messages_by_key"
                + " (from_user, idempotency_key, chat_id, message_id, body_hash) values (?, ?, ?, ?, ?) if not exists");
        select = cassandra.statement(
                "select message_id from messages_by_key where from_user = ? and idempotency_key = ?");
    }

    /** Whether the user has used the key in the last 24 hours. */
    CompletionStage<Boolean> isUsed(UserId from, String key) {
        return cassandra.run(select.bind(from.value(), key)).thenApply(rows -> rows.one() != null);
    }

    /** @param repeated whether an earlier attempt may have made more progress */
    record Claim(MessageId id, boolean repeated) {}

    /**
     * Returns the id claimed by the first attempt, or a new one.
     *
     * <p>Fails with 409 if the key was used for a different message. After a timeout, the claim may or may not be
     * stored; the client's retry resolves that.
     */
    CompletionStage<Claim> claim(Draft draft, String key) {
        MessageId fresh = MessageId.next();
        return cassandra
                .run(claim.bind(draft.from().value(), key, draft.chat().value(), fresh.value(), draft.hash()))
                .thenApply(rows -> rows.wasApplied() ? new Claim(fresh, false) : first(rows, draft));
    }

    private static Claim first(AsyncResultSet rows, Draft draft) {
        Row row = rows.one();
        if (!draft.chat().value().equals(row.getUuid("chat_id"))
                || !draft.hash().equals(row.getByteBuffer("body_hash"))) {
            throw ProblemException.of(
                    ProblemType.KEY_REUSED, "This idempotency key was used for another message; make a new one");
        }
        return new Claim(new MessageId(row.getUuid("message_id")), true);
    }
}
