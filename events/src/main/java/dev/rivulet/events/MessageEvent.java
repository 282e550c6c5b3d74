package dev.rivulet.events;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The complete state of a message after it was sent or changed. Of two records with the same id, the one with the
 * higher {@code revision} supersedes the other. Delivery is at least once and may be out of order.
 *
 * @param messageId a version 1 UUID; messages are sorted by {@link MessageOrder}
 * @param fromName the sender's name at the time of sending; empty once the account is deleted
 * @param body plain text of 1 to 4,000 code points; empty for a deleted message
 * @param sentAt the timestamp of {@code messageId} in milliseconds
 * @param kind the change that produced this record: {@link #SENT}, {@link #EDITED}, {@link #DELETED}, {@link #REACTED},
 *     or
 *     a value of a later version; null is read as {@link #SENT}
 * @param revision 0 when sent; each change adds one
 * @param replyTo the message of the same chat that this one replies to, or null
 * @param editedAt time of the last edit, or null
 * @param deletedAt time of the deletion, or null
 * @param reactions emoji by user id, one per user
 */
public record MessageEvent(
        @JsonProperty("message_id") UUID messageId,
        @JsonProperty("chat_id") UUID chatId,
        @JsonProperty("from_user") UUID fromUser,
        @JsonProperty("from_name") String fromName,
        @JsonProperty("body") String body,
        @JsonProperty("sent_at") Instant sentAt,
        @JsonProperty("kind") String kind,
        @JsonProperty("revision") long revision,

        @JsonProperty("reply_to") @JsonInclude(JsonInclude.Include.NON_NULL)
        UUID replyTo,

        @JsonProperty("edited_at") @JsonInclude(JsonInclude.Include.NON_NULL)
        Instant editedAt,

        @JsonProperty("deleted_at") @JsonInclude(JsonInclude.Include.NON_NULL)
        Instant deletedAt,

        @JsonProperty("reactions") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<UUID, String> reactions) {

    public static final String SENT = "sent";
    public static final String EDITED = "edited";
    public static final String DELETED = "deleted";
    public static final String REACTED = "reacted";

    public MessageEvent {
        requireNonNull(messageId, "message_id");
        requireNonNull(chatId, "chat_id");
        requireNonNull(fromUser, "from_user");
        requireNonNull(fromName, "from_name");
        requireNonNull(body, "body");
        requireNonNull(sentAt, "sent_at");
        kind = requireNonNullElse(kind, SENT);
        reactions = Map.copyOf(requireNonNullElse(reactions, Map.of()));
        if (messageId.version() != 1) {
            throw new IllegalArgumentException("message_id is not a time-based UUID: " + messageId);
        }
        if (revision < 0) {
            throw new IllegalArgumentException("revision is negative: " + revision);
        }
    }

    /** A message that was just sent and answers no other. */
    public MessageEvent(UUID messageId, UUID chatId, UUID fromUser, String fromName, String body, Instant sentAt) {
        this(messageId, chatId, fromUser, fromName, body, sentAt, SENT, 0, null, null, null, Map.of());
    }

    public MessageEvent withFromName(String name) {
        return new MessageEvent(
                messageId, chatId, fromUser, name, body, sentAt, kind, revision, replyTo, editedAt, deletedAt,
                reactions);
    }

    public MessageEvent withEdit(String newBody, long newRevision, Instant at) {
        return changed(EDITED, newBody, newRevision, at, deletedAt, reactions);
    }

    /** Drops the body and all reactions. */
    public MessageEvent withDeletion(long newRevision, Instant at) {
        return changed(DELETED, "", newRevision, editedAt, at, Map.of());
    }

    public MessageEvent withReactions(Map<UUID, String> newReactions, long newRevision) {
        return changed(REACTED, body, newRevision, editedAt, deletedAt, newReactions);
    }

    private MessageEvent changed(
            String change, String text, long number, Instant edited, Instant deleted, Map<UUID, String> emoji) {
        return new MessageEvent(
                messageId, chatId, fromUser, fromName, text, sentAt, change, number, replyTo, edited, deleted, emoji);
    }

    /** Returns the event with the higher revision; this one when they are equal. */
    public MessageEvent orNewer(MessageEvent other) {
        return other.revision > revision ? other : this;
    }
}
