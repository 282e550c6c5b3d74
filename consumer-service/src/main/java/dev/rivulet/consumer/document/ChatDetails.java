package dev.rivulet.consumer.document;

import static java.util.Objects.requireNonNull;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.Member;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The members and settings of a chat, as its document shows them.
 *
 * @param name null for a direct chat
 * @param revision of two records of a chat the higher one wins
 * @param ownerId the owner of a group, or null
 * @param deletedMemberIds authors whose accounts are deleted
 * @param writtenAt the time of the record: the sort key of a chat without messages
 */
public record ChatDetails(
        String kind,
        String name,
        List<Member> members,
        long revision,
        UUID ownerId,
        Set<UUID> deletedMemberIds,
        Instant writtenAt) {

    public ChatDetails {
        requireNonNull(kind, "kind");
        members = List.copyOf(members);
        deletedMemberIds = Set.copyOf(deletedMemberIds);
        requireNonNull(writtenAt, "writtenAt");
    }

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
                event.deletedMemberIds(),
                writtenAt);
    }
}
