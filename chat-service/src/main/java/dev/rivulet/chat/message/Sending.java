package dev.rivulet.chat.message;

import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.room.ChatId;
import dev.rivulet.chat.room.Membership;
import dev.rivulet.chat.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The way of a message into the system: membership, history, Kafka, and only then the answer. What is acknowledged is
 * in both; what is not is healed by the client's retry with the same key, which repeats the same message.
 */
@ApplicationScoped
class Sending {
    /** What a client waits at most for a yes or no. */
    private static final long MILLIS = 2_900;

    private final Membership membership;
    private final IdempotencyKeys keys;
    private final Messages messages;
    private final Publisher publisher;

    Sending(Membership membership, IdempotencyKeys keys, Messages messages, Publisher publisher) {
        this.membership = membership;
        this.keys = keys;
        this.messages = messages;
        this.publisher = publisher;
    }

    CompletionStage<Message> send(ChatId chat, UserId from, String fromName, Body body, Optional<String> key) {
        return membership
                .require(chat, from)
                .thenCompose(member -> id(chat, from, body, key))
                .thenApply(id -> new Message(id, chat, from, fromName, body.text()))
                .thenCompose(message -> messages.append(message)
                        .thenCompose(stored -> publisher.publish(message.event()))
                        .thenApply(published -> message))
                .toCompletableFuture()
                .orTimeout(MILLIS, TimeUnit.MILLISECONDS);
    }

    private CompletionStage<MessageId> id(ChatId chat, UserId from, Body body, Optional<String> key) {
        return key.map(k -> keys.claim(from, k, chat, body))
                .orElseGet(() -> CompletableFuture.completedStage(MessageId.next()));
    }
}
