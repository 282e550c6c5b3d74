package dev.rivulet.events;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A chat as it is after a change: not the change itself, so that the last record of a chat is all there is to know.
 *
 * @param kind {@code direct} or {@code group}
 * @param name null for a direct chat, which each member sees under the other's name
 * @param members everybody who may read and write, without duplicates
 * @param revision grows by at least one with each change of the chat; of two records the higher one is the truth
 * @param ownerId who manages a group; null for a direct chat and for a group that everybody has left
 * @param gone people who wrote here and whose accounts are deleted: their names are not shown any more
 */
public record ChatEvent(
        @JsonProperty("chat_id") UUID chatId,
        @JsonProperty("kind") String kind,
        @JsonProperty("name") String name,
        @JsonProperty("members") List<Member> members,
        @JsonProperty("revision") long revision,

        @JsonProperty("owner_id") @JsonInclude(JsonInclude.Include.NON_NULL)
        UUID ownerId,

        @JsonProperty("gone") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Set<UUID> gone) {

    public ChatEvent {
        requireNonNull(chatId, "chat_id");
        requireNonNull(kind, "kind");
        members = List.copyOf(requireNonNull(members, "members"));
        gone = Set.copyOf(requireNonNullElse(gone, Set.of()));
    }

    /** A direct chat of people whose accounts exist. */
    public ChatEvent(UUID chatId, String kind, String name, List<Member> members, long revision) {
        this(chatId, kind, name, members, revision, null, Set.of());
    }
}
