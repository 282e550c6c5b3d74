package dev.rivulet.chat.message;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.rivulet.chat.cassandra.Cassandra;
import dev.rivulet.chat.cassandra.Cql;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;

/**
 * Gives each idempotency key one message id, whoever comes first: a lightweight transaction on a row of its own, which
 * is what still holds with many callers, several instances, and a process that dies in between.
 */
@Startup
@ApplicationScoped
class IdempotencyKeys {
    private final Cassandra cassandra;
    private final Cql claim;

    IdempotencyKeys(Cassandra cassandra) {
        this.cassandra = cassandra;
        claim = cassandra.statement("insert into messages_by_key"
                + " (from_user, idempotency_key, chat_id, message_id, body_hash) values (?, ?, ?, ?, ?) if not exists");
    }

    /**
     * The id of the message that a key stands for: a new one, or that of the first attempt.
     *
     * <p>Fails with 409 when the key was used for something else. A timeout leaves open whether the claim was stored;
     * the client's retry finds out.
     */
    CompletionStage<MessageId> claim(UserId from, String key, ChatId chat, Body body) {
        MessageId fresh = MessageId.next();
        return cassandra
                .run(claim.bind(from.value(), key, chat.value(), fresh.value(), body.hash()))
                .thenApply(rows -> rows.wasApplied() ? fresh : first(rows, chat, body));
    }

    private static MessageId first(AsyncResultSet rows, ChatId chat, Body body) {
        Row row = rows.one();
        if (!chat.value().equals(row.getUuid("chat_id")) || !body.hash().equals(row.getByteBuffer("body_hash"))) {
            throw ProblemException.of(
                    ProblemType.KEY_REUSED, "This idempotency key was used for another message; make a new one");
        }
        return new MessageId(row.getUuid("message_id"));
    }
}
