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
 * A message as clients get it, wherever they get it from.
 *
 * @param body empty once it is deleted
 * @param revision 0 as it was sent; of two states of a message the higher one is the later
 * @param replyTo the message of the same chat that it answers; absent where it answers none
 * @param editedAt absent while it says what it said at first
 * @param deletedAt absent while it is there
 * @param reactions the emoji of each person who reacted, by user id
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

    /** As it is shown by now: the name of somebody whose account is gone is not. */
    public static MessageView of(Message message, Usernames names) {
        return of(message).named(names.of(message.from()));
    }

    /** The same for whoever hears of it by Kafka. */
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
