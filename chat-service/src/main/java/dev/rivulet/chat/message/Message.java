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
 * The current state of a message.
 *
 * @param fromName the sender's name at the time of sending
 * @param body empty if deleted
 * @param replyTo the message of the same chat that it replies to, or null
 * @param kind the last change, as in {@link MessageEvent}
 * @param revision 0 as sent; each change adds one
 * @param editedAt time of the last edit, or null
 * @param deletedAt time of deletion, or null
 * @param reactions one emoji per user
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

    /** Removes the text and the reactions. */
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
