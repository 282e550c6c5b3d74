package dev.rivulet.chat.chats;

import static dev.rivulet.chat.chats.CompletionStages.await;

import dev.rivulet.chat.publish.Publisher;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.chat.user.Users;
import dev.rivulet.events.ChatEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Propagates the last change of a chat: removes leaving members, publishes to Kafka, then adds joining members.
 * In this order, downstream services know a chat before anyone can post in it, and nobody reads it after they were seen
 * to leave. Idempotent: any instance can repeat or complete it at any time. Blocks. Thread-safe.
 */
@ApplicationScoped
class ChangePropagator {
    private final ChatStore store;
    private final Users users;
    private final Membership membership;
    private final Function<ChatEvent, CompletionStage<Void>> publisher;
    private final Clock clock;

    @Inject
    ChangePropagator(ChatStore store, Users users, Membership membership, Publisher publisher, Clock clock) {
        this(store, users, membership, publisher::publish, clock);
    }

    ChangePropagator(
            ChatStore store,
            Users users,
            Membership membership,
            Function<ChatEvent, CompletionStage<Void>> publisher,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.membership = membership;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Propagates the last change unless that is done; returns the state of the chat after it. */
    Chat propagate(Chat chat) {
        if (chat.change().propagated()) {
            return chat;
        }
        await(store.withdraw(chat));
        membership.forget(chat.id());
        announce(chat);
        await(store.admit(chat));
        Set<UserId> deleted = await(users.deleted(chat.change().joining()));
        if (!deleted.isEmpty()) {
            return propagateWithout(deleted, chat);
        }
        await(store.propagated(chat));
        announceNewer(chat);
        return chat;
    }

    /** Accounts deleted while they were joining: {@link DeletedMemberCleanup} may have run before they were members. */
    private Chat propagateWithout(Set<UserId> deleted, Chat chat) {
        Chat remaining = chat.withoutDeleted(deleted, clock.instant());
        return propagate(
                await(store.replace(chat, remaining))
                        ? remaining
                        : await(store.find(chat.id())).orElse(remaining));
    }

    private void announce(Chat chat) {
        await(users.names(chat.members()).thenCompose(names -> publisher.apply(chat.event(names))));
    }

    /** The topic keeps the last record of a chat. If a newer record may precede this one, it is published again. */
    private void announceNewer(Chat announced) {
        Chat now = await(store.find(announced.id())).orElse(announced);
        while (now.revision() > announced.revision()) {
            announce(now);
            announced = now;
            now = await(store.find(announced.id())).orElse(announced);
        }
    }
}
