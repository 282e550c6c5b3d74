package dev.rivulet.events;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A message as it is after it was sent or changed: not the change itself, so that of two records of a message the one
 * with the higher {@code revision} is all there is to know. It may arrive more than once, and late: consumers go by its
 * id and its revision.
 *
 * @param messageId a version 1 UUID; the order of a chat is the order of their timestamps, never of their text
 * @param fromName the sender's name when it was sent
 * @param body plain text, 1 to 4,000 code points, never markup; empty once the message is deleted
 * @param sentAt the time within {@code messageId}, to the millisecond
 * @param kind what brought this record about: {@link #SENT}, {@link #EDITED}, {@link #DELETED}, {@link #REACTED}, or
 *     what a later version adds; null reads as {@link #SENT}
 * @param revision 0 as it was sent; each change adds one
 * @param replyTo the message of the same chat that it answers, or null
 * @param editedAt when the body was last changed by its sender, or null
 * @param deletedAt when its sender took it back, or null
 * @param reactions the emoji of each person who reacted, by user id
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

    /** Of two records of one message the one that knows more: this one, unless the other's revision is higher. */
    public MessageEvent orNewer(MessageEvent other) {
        return other.revision > revision ? other : this;
    }
}
