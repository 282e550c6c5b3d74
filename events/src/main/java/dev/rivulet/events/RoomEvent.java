package dev.rivulet.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * A chat as it is after a change: not the change itself, so that the last record of a chat is all there is to know.
 *
 * @param kind {@code direct} or {@code group}
 * @param name null for a direct chat, which each member sees under the other's name
 * @param members everybody who may read and write, without duplicates
 * @param revision grows by at least one with each change of the chat; of two records the higher one is the truth
 */
public record RoomEvent(
        @JsonProperty("chat_id") UUID chatId,
        @JsonProperty("kind") String kind,
        @JsonProperty("name") String name,
        @JsonProperty("members") List<Member> members,
        @JsonProperty("revision") long revision) {

    public RoomEvent {
        requireNonNull(chatId, "chat_id");
        requireNonNull(kind, "kind");
        members = List.copyOf(requireNonNull(members, "members"));
    }
}
