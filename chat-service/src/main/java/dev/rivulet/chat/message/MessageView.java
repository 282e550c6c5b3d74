package dev.rivulet.chat.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rivulet.chat.Examples;
import dev.rivulet.chat.user.Usernames;
import dev.rivulet.events.MessageEvent;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message as sent to clients.
 *
 * @param body empty if deleted
 * @param revision 0 as sent; the state with the highest revision is the latest
 * @param replyTo the message of the same chat that it replies to; absent if none
 * @param editedAt absent if never edited
 * @param deletedAt absent unless deleted
 * @param reactions one emoji per user, by user id
 */
public record MessageView(
        @NotNull @Schema(examples = Examples.MESSAGE) UUID messageId,
        @NotNull @Schema(examples = Examples.CHAT) UUID chatId,
        @NotNull @Schema(examples = Examples.ANN) UUID fromUser,
        @NotNull @Schema(examples = "ann") String fromName,
        @NotNull @Schema(examples = Examples.TEXT) String body,
        @NotNull @Schema(examples = Examples.TIME) Instant sentAt,
        @Schema(examples = "0") long revision,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = Examples.FIRST_MESSAGE)
        UUID replyTo,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = Examples.TIME)
        Instant editedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = Examples.TIME)
        Instant deletedAt,

        @NotNull @Schema(examples = Examples.REACTIONS) Map<UUID, String> reactions) {

    public static MessageView of(Message message) {
        return of(message.event(message.fromName()));
    }

    /** Omits the name of a deleted account. */
    public static MessageView of(Message message, Usernames names) {
        return of(message).named(names.of(message.from()));
    }

    public static MessageView of(MessageEvent message) {
        return new MessageView(
                message.messageId(),
                message.chatId(),
                message.fromUser(),
                message.fromName(),
                message.body(),
                message.sentAt(),
                message.revision(),
                message.replyTo(),
                message.editedAt(),
                message.deletedAt(),
                message.reactions());
    }

    private MessageView named(String name) {
        return new MessageView(
                messageId, chatId, fromUser, name, body, sentAt, revision, replyTo, editedAt, deletedAt, reactions);
    }
}
