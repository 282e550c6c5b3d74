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
 * Gets to know people: reads whom and what they have to do with when they come, from when on it is kept up to date by
 * what is heard. Guarded by the hub.
 */
final class ConnectedUserLoader {
    private final Object lock;
    private final Clock clock;
    private final HubPorts outside;
    private final ConnectedUsers people;
    private final EventDispatcher news;
    private final Presence presence;

    /** @param lock the hub's, for what was read comes back on another thread */
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

    /** Somebody who is known, or about to be: that fails where it can't be read. */
    CompletionStage<ConnectedUser> know(UserId user) {
        ConnectedUser found = people.find(user);
        ConnectedUser person = found == null ? meet(user) : found;
        person.lastHere = clock.millis();
        return person.known.thenApply(known -> person);
    }

    /** Whoever is met for the first time is about to be known. */
    ConnectedUser meet(UserId user) {
        ConnectedUser found = people.find(user);
        if (found != null) {
            return found;
        }
        ConnectedUser person = new ConnectedUser(user, clock.millis());
        people.add(person);
        // In a stage, because a store that was never there throws at once.
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

    /** Somebody has blocked somebody, or does no longer. */
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

    /** Asks again what could not be answered. */
    void tick(ConnectedUser person) {
        if (person.blocks.isUnsure()) {
            blocksChanged(person);
        }
    }
}
