package dev.rivulet.client.chats;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.rivulet.client.messages.ChatMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A chat as one of its members sees it.
 *
 * @param kind {@code direct}, {@code group}, or a kind of a later version
 * @param name null for a direct chat
 * @param ownerId null for a direct chat
 * @param deletedMemberIds former members whose accounts are deleted
 * @param lastMessage null if there is none
 * @param readId the last message that the user has read, or null
 * @param unread number of unread messages of other members; 100 stands for 100 or more
 */
public record ChatSummary(
        UUID chatId,
        String kind,
        String name,
        UUID ownerId,
        List<ChatMember> members,
        List<UUID> deletedMemberIds,
        ChatMessage lastMessage,
        Instant createdAt,
        UUID readId,
        int unread) {

    public ChatSummary {
        requireNonNull(chatId, "chat_id");
        requireNonNull(kind, "kind");
        members = List.copyOf(members);
        deletedMemberIds = List.copyOf(requireNonNullElse(deletedMemberIds, List.of()));
    }
}
