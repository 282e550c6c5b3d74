package dev.rivulet.events;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The full state of a chat after a change, so that the last record of a chat suffices.
 * @param kind {@code direct} or {@code group}
 * @param name null for a direct chat, which shows each member the other's name
 * @param members all members, without duplicates
 * @param revision increases with each change of the chat; the record with the higher revision wins
 * @param ownerId the owner of a group; null for a direct chat and for a group without members
 * @param deletedMemberIds authors whose accounts are deleted; their names are no longer shown
 */
public record ChatEvent(
        @JsonProperty("chat_id") UUID chatId,
        @JsonProperty("kind") String kind,
        @JsonProperty("name") String name,
        @JsonProperty("members") List<Member> members,
        @JsonProperty("revision") long revision,

        @JsonProperty("owner_id") @JsonInclude(JsonInclude.Include.NON_NULL)
        UUID ownerId,

        @JsonProperty("deleted_member_ids") @JsonAlias("gone") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Set<UUID> deletedMemberIds) {

    public ChatEvent {
        requireNonNull(chatId, "chat_id");
        requireNonNull(kind, "kind");
        members = List.copyOf(requireNonNull(members, "members"));
        deletedMemberIds = Set.copyOf(requireNonNullElse(deletedMemberIds, Set.of()));
    }

    public ChatEvent(UUID chatId, String kind, String name, List<Member> members, long revision) {
        this(chatId, kind, name, members, revision, null, Set.of());
    }
}
