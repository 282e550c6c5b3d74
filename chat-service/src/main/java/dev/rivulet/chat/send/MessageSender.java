package dev.rivulet.chat.send;

import dev.rivulet.chat.block.BlockPolicy;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.history.Messages;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.message.MessagePublisher;
import dev.rivulet.chat.publish.TraceContext;
import dev.rivulet.chat.ratelimit.RateLimiter;
import dev.rivulet.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Sends messages: checks membership, stores to history, publishes to Kafka, and only then acknowledges. An acknowledged
 * message is in both; after a partial failure, the client's retry with the same key completes the same message.
 */
@ApplicationScoped
public class MessageSender {
    /** Maximum time until the client gets a response, in milliseconds. */
    private static final long MILLIS = 2_900;

    private final Membership membership;
    private final BlockPolicy blockPolicy;
    private final RateLimiter limits;
    private final IdempotencyKeys keys;
    private final Messages messages;
    private final MessagePublisher publisher;

    MessageSender(
            Membership membership,
            BlockPolicy blockPolicy,
            RateLimiter limits,
            IdempotencyKeys keys,
            Messages messages,
            MessagePublisher publisher) {
        this.membership = membership;
        this.blockPolicy = blockPolicy;
        this.limits = limits;
        this.keys = keys;
        this.messages = messages;
        this.publisher = publisher;
    }

    CompletionStage<Message> send(Draft draft, Optional<String> key) {
        return inTime(membership
                .require(draft.chat(), draft.from())
                .thenCompose(member -> blockPolicy.require(draft.chat(), draft.from()))
                .thenCompose(reached -> limits.requireSending(draft.attempt(key)))
                .thenCompose(allowed -> requireAnswered(draft))
                .thenCompose(TraceContext.propagate(answered ->
                        key.map(k -> keyed(draft, k)).orElseGet(() -> deliver(draft.as(MessageId.next()))))));
    }

    private CompletionStage<Message> keyed(Draft draft, String key) {
        return keys.claim(draft, key).thenCompose(TraceContext.propagate(claim -> {
            Message message = draft.as(claim.id());
            return claim.repeated() ? deliverAgain(message) : deliver(message);
        }));
    }

    private CompletionStage<Message> deliver(Message message) {
        return messages.append(message).thenCompose(TraceContext.propagate(stored -> publisher.publish(message)));
    }

    /** Completes the steps that earlier attempts left undone, with the current state of the message. */
    private CompletionStage<Message> deliverAgain(Message message) {
        return messages.append(message)
                .thenCompose(stored -> messages.find(message.chat(), message.id()))
                .thenCompose(TraceContext.propagate(now -> publisher.publish(now.orElse(message))));
    }

    /** The message replied to must exist, but may be deleted. */
    private CompletionStage<?> requireAnswered(Draft draft) {
        return draft.replyTo() == null
                ? CompletableFuture.completedStage(null)
                : messages.find(draft.chat(), draft.replyTo())
                        .thenApply(found -> found.orElseThrow(
                                () -> ProblemException.invalid("reply_to", "must be a message of this chat")));
    }

    public static <T> CompletionStage<T> inTime(CompletionStage<T> answer) {
        return answer.toCompletableFuture().orTimeout(MILLIS, TimeUnit.MILLISECONDS);
    }
}
