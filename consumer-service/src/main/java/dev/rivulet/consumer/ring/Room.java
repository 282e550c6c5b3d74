package dev.rivulet.consumer.ring;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.Member;
import dev.rivulet.events.RoomEvent;
import java.time.Instant;
import java.util.List;

/**
 * Who is in a chat, as the ring shows it.
 *
 * @param name null for a direct chat
 * @param revision of two records of a chat the higher one is the truth
 * @param writtenAt when the record was written: the time of a chat that has no message yet
 */
public record Room(String kind, String name, List<Member> members, long revision, Instant writtenAt) {

    public Room {
        requireNonNull(kind, "kind");
        members = List.copyOf(members);
        requireNonNull(writtenAt, "writtenAt");
    }

    public static Room of(RoomEvent event, Instant writtenAt) {
        return new Room(event.kind(), event.name(), event.members(), event.revision(), writtenAt);
    }
}
