package dev.rivulet.consumer.ring;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * What the page shows of a chat without asking for history. Room and tail come from different topics and merge
 * independently, so that either may be there first.
 */
public record Ring(Optional<Room> room, Tail tail) {

    public static final Ring EMPTY = new Ring(Optional.empty(), Tail.EMPTY);

    public Ring {
        requireNonNull(room, "room");
        requireNonNull(tail, "tail");
    }

    public Ring merge(Optional<Room> arrived, Collection<MessageEvent> messages) {
        boolean replaces = arrived.isPresent()
                && (room.isEmpty() || arrived.get().revision() > room.get().revision());
        return new Ring(replaces ? arrived : room, tail.merge(messages));
    }

    /** What the list of chats is ordered by; absent while nothing is known of the chat. */
    public Optional<Instant> updatedAt() {
        return tail.isEmpty()
                ? room.map(Room::writtenAt)
                : Optional.of(tail.newest().sentAt());
    }
}
