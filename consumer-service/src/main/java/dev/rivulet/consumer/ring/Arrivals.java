package dev.rivulet.consumer.ring;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.MessageEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes into a ring with one write.
 *
 * @param live messages that nobody has been shown yet, as far as is known; in any order, any number of times
 * @param replayed messages that were in the document before it was lost: they are merged, but are no news
 */
public record Arrivals(Optional<Room> room, Collection<MessageEvent> live, Collection<MessageEvent> replayed) {

    public Arrivals {
        requireNonNull(room, "room");
        live = List.copyOf(live);
        replayed = List.copyOf(replayed);
    }

    public static Arrivals of(Room room) {
        return new Arrivals(Optional.of(room), List.of(), List.of());
    }

    public static Arrivals of(Collection<MessageEvent> live) {
        return new Arrivals(Optional.empty(), live, List.of());
    }

    List<MessageEvent> messages() {
        return Stream.concat(replayed.stream(), live.stream()).toList();
    }
}
