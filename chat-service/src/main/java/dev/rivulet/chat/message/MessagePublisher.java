package dev.rivulet.chat.message;

import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.publish.TraceContext;
import dev.rivulet.chat.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Publishes messages with the sender's current name. Consumers of the topic need no lookup of their own: the
 * event-stream reader must never wait for a store. Non-blocking and thread-safe.
 */
@ApplicationScoped
public class MessagePublisher {
    private final Users users;
    private final Publisher publisher;

    public MessagePublisher(Users users, Publisher publisher) {
        this.users = users;
        this.publisher = publisher;
    }

    /** Completes with the message once Kafka has acknowledged it. */
    public CompletionStage<Message> publish(Message message) {
        return currentName(message)
                .thenCompose(TraceContext.propagate(name -> publisher.publish(message.event(name))))
                .thenApply(published -> message);
    }

    /**
     * The sender of a new message has just been authenticated; the sender of an older one may have been deleted since.
     */
    private CompletionStage<String> currentName(Message message) {
        return message.revision() == 0
                ? CompletableFuture.completedStage(message.fromName())
                : users.names(List.of(message.from())).thenApply(names -> names.of(message.from()));
    }
}
