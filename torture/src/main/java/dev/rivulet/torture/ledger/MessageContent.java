package dev.rivulet.torture.ledger;

import dev.rivulet.events.MessageEvent;
import java.util.Objects;

/** Compares what a user sees of a message; its kind is invisible. */
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
