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
 * What the page shows of a chat without reading history. Details and tail come from different topics and merge
 * independently, in any order.
 */
public record ChatSnapshot(Optional<ChatDetails> details, Tail tail, OutOfOrderUpdates outOfOrder) {

    public static final ChatSnapshot EMPTY = new ChatSnapshot(Optional.empty(), Tail.EMPTY, OutOfOrderUpdates.NONE);

    public ChatSnapshot {
        requireNonNull(details, "details");
        requireNonNull(tail, "tail");
        requireNonNull(outOfOrder, "outOfOrder");
    }

    /**
     * Returns the snapshot after one write, or this instance if nothing changes. Updates that arrive together must be
     * merged together: readers never see the states in between.
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
        Set<UUID> deletedMemberIds = newest.map(ChatDetails::deletedMemberIds).orElse(Set.of());
        return new ChatSnapshot(
                newest,
                merged.withoutNamesOf(deletedMemberIds),
                outOfOrder.next(missed, now).withoutNamesOf(deletedMemberIds));
    }

    /** The messages and revisions that are new to readers: neither here already, nor replayed. */
    public List<MessageEvent> newMessages(PendingUpdates updates) {
        return tail.newMessages(updates.live()).stream()
                .filter(not(outOfOrder::covers))
                .toList();
    }

    /** The sort key of the chat list; empty while nothing is known of the chat. */
    public Optional<Instant> updatedAt() {
        return tail.isEmpty()
                ? details.map(ChatDetails::writtenAt)
                : Optional.of(tail.newest().sentAt());
    }

    /** Approximate size in the document, without the details. */
    public int bytes() {
        return tail.bytes() + outOfOrder.bytes();
    }
}
