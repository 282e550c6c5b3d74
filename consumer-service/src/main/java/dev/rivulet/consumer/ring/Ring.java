package dev.rivulet.consumer.ring;

import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;

import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the page shows of a chat without asking for history. Room and tail come from different topics and merge
 * independently, so that either may be there first.
 */
public record Ring(Optional<Room> room, Tail tail, Late late) {

    public static final Ring EMPTY = new Ring(Optional.empty(), Tail.EMPTY, Late.NONE);

    public Ring {
        requireNonNull(room, "room");
        requireNonNull(tail, "tail");
        requireNonNull(late, "late");
    }

    /**
     * The ring after one write: what arrives together must be merged together, since nobody sees what lies between.
     * The same ring when there is nothing to write.
     */
    public Ring merge(Arrivals arrived, Instant now) {
        boolean replaces = arrived.room().isPresent()
                && (room.isEmpty()
                        || arrived.room().get().revision() > room.get().revision());
        Tail merged = tail.merge(arrived.messages());
        // Whoever watches goes on from the newest message that they saw: what belongs before it would be missed.
        List<MessageEvent> outOfOrder =
                learns(arrived).stream().filter(not(tail::isFollowedBy)).toList();
        if (!replaces && merged == tail && outOfOrder.isEmpty()) {
            return this;
        }
        Optional<Room> newest = replaces ? arrived.room() : room;
        Set<UUID> gone = newest.map(Room::gone).orElse(Set.of());
        return new Ring(
                newest, merged.withoutNamesOf(gone), late.next(outOfOrder, now).withoutNamesOf(gone));
    }

    /** The messages and changes that are news: not what is here already, nor what is replayed. */
    public List<MessageEvent> learns(Arrivals arrived) {
        return tail.news(arrived.live()).stream().filter(not(late::tells)).toList();
    }

    /** What the list of chats is ordered by; absent while nothing is known of the chat. */
    public Optional<Instant> updatedAt() {
        return tail.isEmpty()
                ? room.map(Room::writtenAt)
                : Optional.of(tail.newest().sentAt());
    }

    /** About what it takes in the document, besides its room. */
    public int bytes() {
        return tail.bytes() + late.bytes();
    }
}
