package dev.rivulet.consumer.document;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who is in a chat, as the ring shows it.
 *
 * @param name null for a direct chat
 * @param revision of two records of a chat the higher one is the truth
 * @param ownerId who manages a group, or null
 * @param gone people who wrote here and whose names are not shown any more
 * @param writtenAt when the record was written: the time of a chat that has no message yet
 */
public record ChatDetails(
        String kind,
        String name,
        List<Member> members,
        long revision,
        UUID ownerId,
        Set<UUID> gone,
        Instant writtenAt) {

    public ChatDetails {
        requireNonNull(kind, "kind");
        members = List.copyOf(members);
        gone = Set.copyOf(gone);
        requireNonNull(writtenAt, "writtenAt");
    }

    /** A chat that nobody owns and from which nobody is gone. */
    public ChatDetails(String kind, String name, List<Member> members, long revision, Instant writtenAt) {
        this(kind, name, members, revision, null, Set.of(), writtenAt);
    }

    public static ChatDetails of(ChatEvent event, Instant writtenAt) {
        return new ChatDetails(
                event.kind(),
                event.name(),
                event.members(),
                event.revision(),
                event.ownerId(),
                event.gone(),
                writtenAt);
    }
}
