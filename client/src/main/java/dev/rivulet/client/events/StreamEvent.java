package dev.rivulet.client.events;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.rivulet.client.chats.ChatMember;
import dev.rivulet.client.messages.ChatMessage;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An event of the chats that the user is in. */
public sealed interface StreamEvent {

    /**
     * The stream has begun. Who is online follows.
     *
     * @param resumed whether nothing was missed since the stream before
     */
    record Ready(boolean resumed) implements StreamEvent {}

    /** A message was sent or changed. */
    record MessageChanged(ChatMessage message) implements StreamEvent {
        public MessageChanged {
            requireNonNull(message, "message");
        }
    }

    /**
     * A chat was created or changed, or the user was added to it.
     *
     * @param name null for a direct chat
     * @param ownerId null for a direct chat
     * @param revision of two states the one with the higher revision is current
     */
    record ChatChanged(
            UUID chatId,
            String kind,
            String name,
            UUID ownerId,
            List<ChatMember> members,
            Set<UUID> deletedMemberIds,
            long revision)
            implements StreamEvent {
        public ChatChanged {
            requireNonNull(chatId, "chat_id");
            members = List.copyOf(members);
            deletedMemberIds = Set.copyOf(requireNonNullElse(deletedMemberIds, Set.of()));
        }
    }

    /** The user is no longer a member. */
    record RemovedFromChat(UUID chatId) implements StreamEvent {}

    /** A member has read up to a message. */
    record ReadPositionChanged(UUID chatId, UUID userId, UUID messageId) implements StreamEvent {}

    /** A member is typing; ends if it is not repeated within a few seconds. */
    record Typing(UUID chatId, UUID userId) implements StreamEvent {}

    /** Another user came online or went offline. */
    record PresenceChanged(UUID userId, boolean online) implements StreamEvent {}

    /** Events are missing: read the list of chats and the newest messages again. */
    record Reset() implements StreamEvent {}
}
