package dev.rivulet.consumer.document;

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
public record ChatSnapshot(Optional<ChatDetails> details, Tail tail, OutOfOrderUpdates outOfOrder) {

    public static final ChatSnapshot EMPTY = new ChatSnapshot(Optional.empty(), Tail.EMPTY, OutOfOrderUpdates.NONE);

    public ChatSnapshot {
        requireNonNull(details, "room");
        requireNonNull(tail, "tail");
        requireNonNull(outOfOrder, "late");
    }

    /**
     * The ring after one write: what arrives together must be merged together, since nobody sees what lies between.
     * The same ring when there is nothing to write.
     */
    public ChatSnapshot merge(PendingUpdates updates, Instant now) {
        boolean replaces = updates.details().isPresent()
                && (details.isEmpty()
                        || updates.details().get().revision() > details.get().revision());
        Tail merged = tail.merge(updates.messages());
        // Whoever watches goes on from the newest message that they saw: what belongs before it would be missed.
        List<MessageEvent> missed =
                newMessages(updates).stream().filter(not(tail::precedes)).toList();
        if (!replaces && merged == tail && missed.isEmpty()) {
            return this;
        }
        Optional<ChatDetails> newest = replaces ? updates.details() : details;
        Set<UUID> gone = newest.map(ChatDetails::gone).orElse(Set.of());
        return new ChatSnapshot(
                newest,
                merged.withoutNamesOf(gone),
                outOfOrder.next(missed, now).withoutNamesOf(gone));
    }

    /** The messages and changes that are news: not what is here already, nor what is replayed. */
    public List<MessageEvent> newMessages(PendingUpdates updates) {
        return tail.newMessages(updates.live()).stream()
                .filter(not(outOfOrder::covers))
                .toList();
    }

    /** What the list of chats is ordered by; absent while nothing is known of the chat. */
    public Optional<Instant> updatedAt() {
        return tail.isEmpty()
                ? details.map(ChatDetails::writtenAt)
                : Optional.of(tail.newest().sentAt());
    }

    /** About what it takes in the document, besides its room. */
    public int bytes() {
        return tail.bytes() + outOfOrder.bytes();
    }
}
