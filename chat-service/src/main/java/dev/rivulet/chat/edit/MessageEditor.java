package dev.rivulet.chat.edit;

import dev.rivulet.chat.block.BlockPolicy;
import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.chats.Membership;
import dev.rivulet.chat.history.Messages;
import dev.rivulet.chat.message.Message;
import dev.rivulet.chat.message.MessageId;
import dev.rivulet.chat.message.MessagePublisher;
import dev.rivulet.chat.publish.TraceContext;
import dev.rivulet.chat.ratelimit.RateLimiter;
import dev.rivulet.chat.send.MessageSender;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.problems.ProblemException;
import dev.rivulet.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Stores a change by a lightweight transaction on the message's revision, publishes it to Kafka, and only then
 * acknowledges it. A repeated change is published again, which repairs an attempt that stopped between the two.
 * Thread-safe.
 */
@ApplicationScoped
class MessageEditor {
    /** Each lost race means that another change was stored. */
    private static final int MAX_ATTEMPTS = 12;

    private static final int MAX_PAUSE_MILLIS = 60;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Membership membership;
    private final BlockPolicy blockPolicy;
    private final RateLimiter limits;
    private final Messages messages;
    private final MessagePublisher publisher;

    MessageEditor(
            Membership membership,
            BlockPolicy blockPolicy,
            RateLimiter limits,
            Messages messages,
            MessagePublisher publisher) {
        this.membership = membership;
        this.blockPolicy = blockPolicy;
        this.limits = limits;
        this.messages = messages;
        this.publisher = publisher;
    }

    CompletionStage<Message> find(ChatId chat, UserId caller, MessageId id) {
        return MessageSender.inTime(membership.require(chat, caller).thenCompose(member -> require(chat, id)));
    }

    CompletionStage<Message> change(ChatId chat, UserId caller, MessageId id, MessageChange change) {
        return MessageSender.inTime(membership
                .require(chat, caller)
                .thenCompose(member -> requireAllowed(chat, caller, change))
                .thenCompose(allowed -> attempt(chat, id, change, 1))
                .thenCompose(TraceContext.propagate(publisher::publish)));
    }

    /** A blocked user may remove content, but not add any. */
    private CompletionStage<Void> requireAllowed(ChatId chat, UserId caller, MessageChange change) {
        limits.requireChanging(caller);
        return change.addsContent() ? blockPolicy.require(chat, caller) : CompletableFuture.completedStage(null);
    }

    private CompletionStage<Message> attempt(ChatId chat, MessageId id, MessageChange change, int tries) {
        return require(chat, id).thenCompose(now -> {
            Message next = change.of(now);
            return next.equals(now)
                    ? CompletableFuture.completedStage(now)
                    : messages.replace(now, next)
                            .thenCompose(won -> won
                                    ? CompletableFuture.completedStage(next)
                                    : attemptLater(chat, id, change, tries));
        });
    }

    private CompletionStage<Message> attemptLater(ChatId chat, MessageId id, MessageChange change, int tries) {
        if (tries == MAX_ATTEMPTS) {
            throw ProblemException.unavailable("A message that many change at once", RETRY_AFTER, null);
        }
        int pause = ThreadLocalRandom.current().nextInt(MAX_PAUSE_MILLIS);
        return CompletableFuture.supplyAsync(
                        () -> tries + 1, CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                .thenCompose(next -> attempt(chat, id, change, next));
    }

    private CompletionStage<Message> require(ChatId chat, MessageId id) {
        return messages.find(chat, id)
                .thenApply(found -> found.orElseThrow(
                        () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such message in this chat")));
    }
}
