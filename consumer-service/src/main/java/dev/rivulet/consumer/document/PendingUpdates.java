package dev.rivulet.consumer.document;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.MessageEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The updates of a chat for one write.
 *
 * @param live messages that are not known to have been shown; in any order, with duplicates
 * @param replayed messages that the document had before it was lost: merged, but not new to readers
 */
public record PendingUpdates(
        Optional<ChatDetails> details, Collection<MessageEvent> live, Collection<MessageEvent> replayed) {

    public PendingUpdates {
        requireNonNull(details, "details");
        live = List.copyOf(live);
        replayed = List.copyOf(replayed);
    }

    public static PendingUpdates of(ChatDetails details) {
        return new PendingUpdates(Optional.of(details), List.of(), List.of());
    }

    public static PendingUpdates of(Collection<MessageEvent> live) {
        return new PendingUpdates(Optional.empty(), live, List.of());
    }

    List<MessageEvent> messages() {
        return Stream.concat(replayed.stream(), live.stream()).toList();
    }
}
