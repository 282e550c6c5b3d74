package dev.rivulet.chat.message;

import static java.util.Objects.requireNonNull;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.MessageEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A message as it is now.
 *
 * @param fromName the sender's name when it was sent
 * @param body what it says; empty once it is deleted
 * @param replyTo the message of the same chat that it answers, or null
 * @param kind what was done to it last, in the words of {@link MessageEvent}
 * @param revision 0 as it was sent; each change adds one
 * @param editedAt when its text was last changed, or null
 * @param deletedAt when its sender took it back, or null
 * @param reactions the emoji of each person who reacted
 */
public record Message(
        MessageId id,
        ChatId chat,
        UserId from,
        String fromName,
        String body,
        MessageId replyTo,
        String kind,
        long revision,
        Instant editedAt,
        Instant deletedAt,
        Map<UserId, String> reactions) {

    public Message {
        requireNonNull(id, "id");
        requireNonNull(chat, "chat");
        requireNonNull(from, "from");
        requireNonNull(fromName, "fromName");
        requireNonNull(body, "body");
        requireNonNull(kind, "kind");
        reactions = Map.copyOf(reactions);
    }

    /** A message that was just sent. */
    public static Message sent(
            MessageId id, ChatId chat, UserId from, String fromName, String body, MessageId replyTo) {
        return new Message(id, chat, from, fromName, body, replyTo, MessageEvent.SENT, 0, null, null, Map.of());
    }

    public boolean deleted() {
        return deletedAt != null;
    }

    public Message edited(String text, Instant at) {
        return new Message(
                id, chat, from, fromName, text, replyTo, MessageEvent.EDITED, revision + 1, at, null, reactions);
    }

    /** Without its text and what people thought of it. */
    public Message deleted(Instant at) {
        return new Message(
                id, chat, from, fromName, "", replyTo, MessageEvent.DELETED, revision + 1, editedAt, at, Map.of());
    }

    public Message reacted(Map<UserId, String> all) {
        return new Message(
                id, chat, from, fromName, body, replyTo, MessageEvent.REACTED, revision + 1, editedAt, deletedAt, all);
    }

    /** @param senderName the name to show; empty once the sender's account is deleted */
    public MessageEvent event(String senderName) {
        Map<UUID, String> byId = new HashMap<>();
        reactions.forEach((user, emoji) -> byId.put(user.value(), emoji));
        return new MessageEvent(
                id.value(),
                chat.value(),
                from.value(),
                senderName,
                body,
                id.sentAt(),
                kind,
                revision,
                replyTo == null ? null : replyTo.value(),
                editedAt,
                deletedAt,
                byId);
    }
}
