package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.util.Objects;

/** Whether a person reads the same in two copies of a message. What brought a copy about is nothing one sees. */
final class MessageContent {

    private MessageContent() {}

    static boolean same(MessageEvent one, MessageEvent other) {
        return one.messageId().equals(other.messageId())
                && one.chatId().equals(other.chatId())
                && one.fromUser().equals(other.fromUser())
                && one.fromName().equals(other.fromName())
                && one.body().equals(other.body())
                && one.sentAt().equals(other.sentAt())
                && one.revision() == other.revision()
                && Objects.equals(one.replyTo(), other.replyTo())
                && Objects.equals(one.editedAt(), other.editedAt())
                && Objects.equals(one.deletedAt(), other.deletedAt())
                && one.reactions().equals(other.reactions());
    }
}
