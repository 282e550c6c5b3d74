package dev.rivulet.chat.message;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** A message as clients get it. */
public record MessageView(
        @NotNull UUID messageId,
        @NotNull UUID chatId,
        @NotNull UUID fromUser,
        @NotNull String fromName,
        @NotNull String body,
        @NotNull Instant sentAt) {

    public static MessageView of(Message message) {
        return new MessageView(
                message.id().value(),
                message.chat().value(),
                message.from().value(),
                message.fromName(),
                message.body(),
                message.id().sentAt());
    }
}
