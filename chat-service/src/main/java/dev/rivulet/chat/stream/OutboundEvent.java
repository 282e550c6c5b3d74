package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.events.ChatEvent;
import java.util.UUID;

/** An event for the members of a chat, encoded once for all of them. */
sealed interface OutboundEvent {
    ChatId chat();

    byte[] frame();

    record Message(ChatId chat, UUID id, long revision, byte[] frame) implements OutboundEvent {}

    record Room(ChatId chat, ChatEvent event, byte[] frame) implements OutboundEvent {}

    record Read(ChatId chat, byte[] frame) implements OutboundEvent {}

    /** Approximate memory. */
    default int bytes() {
        int members = this instanceof Room room ? room.event().members().size() : 0;
        return 200 + frame().length + members * 120;
    }
}
