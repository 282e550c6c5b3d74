package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Loads a user's chats and blocks when their first stream opens; records keep them up to date from then on. Guarded by
 * the hub.
 */
final class ConnectedUserLoader {
    private final Object lock;
    private final Clock clock;
    private final HubPorts outside;
    private final ConnectedUsers people;
    private final EventDispatcher news;
    private final Presence presence;

    /** @param lock the hub's, because answers arrive on other threads */
    ConnectedUserLoader(
            Object lock,
            Clock clock,
            HubPorts outside,
            ConnectedUsers people,
            EventDispatcher news,
            Presence presence) {
        this.lock = lock;
        this.clock = clock;
        this.outside = outside;
        this.people = people;
        this.news = news;
        this.presence = presence;
    }

    /** Completes once the user is loaded; fails if a store is away. */
    CompletionStage<ConnectedUser> know(UserId user) {
        ConnectedUser found = people.find(user);
        ConnectedUser person = found == null ? meet(user) : found;
        person.lastHere = clock.millis();
        return person.known.thenApply(known -> person);
    }

    /** Starts loading a user seen for the first time. */
    ConnectedUser meet(UserId user) {
        ConnectedUser found = people.find(user);
        if (found != null) {
            return found;
        }
        ConnectedUser person = new ConnectedUser(user, clock.millis());
        people.add(person);
        // In a stage, because a store that was never available throws synchronously.
        CompletionStage<UserId> asking = CompletableFuture.completedStage(user);
        asking.thenCompose(outside.chatsOf())
                .thenCombine(asking.thenCompose(outside.blockedBy()), (chats, blocked) -> {
                    known(person, chats, blocked);
                    return person;
                })
                .whenComplete((known, failure) -> {
                    if (failure != null) {
                        unknown(person, failure);
                    }
                });
        return person;
    }

    private void known(ConnectedUser person, List<ChatId> chats, Set<UserId> blocked) {
        synchronized (lock) {
            person.blocks.answered(0, blocked);
            Set<ChatId> present = new HashSet<>(chats);
            news.correct(person.id, present);
            present.forEach(chat -> people.join(person, chat));
            person.known.complete(null);
            presence.tell(person, clock.millis());
        }
    }

    private void unknown(ConnectedUser person, Throwable failure) {
        synchronized (lock) {
            people.forget(person);
        }
        person.known.completeExceptionally(failure);
    }

    void blocksChanged(ConnectedUser person) {
        int question = person.blocks.ask();
        CompletableFuture.completedStage(person.id)
                .thenCompose(outside.blockedBy())
                .whenComplete((blocked, failure) -> {
                    synchronized (lock) {
                        if (failure != null) {
                            person.blocks.failed();
                        } else {
                            presence.blocks(person, person.blocks.answered(question, blocked));
                        }
                    }
                });
    }

    /** Retries failed loads. */
    void tick(ConnectedUser person) {
        if (person.blocks.isUnsure()) {
            blocksChanged(person);
        }
    }
}
