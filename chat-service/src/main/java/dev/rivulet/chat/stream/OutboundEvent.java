package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.events.ChatEvent;
import java.util.UUID;

/** What the members of a chat are told of a record, written once for all of them. */
sealed interface OutboundEvent {
    ChatId chat();

    byte[] frame();

    /** Somebody sent or changed a message. */
    record Message(ChatId chat, UUID id, long revision, byte[] frame) implements OutboundEvent {}

    /** The chat changed. */
    record Room(ChatId chat, ChatEvent event, byte[] frame) implements OutboundEvent {}

    /** Somebody has read. */
    record Read(ChatId chat, byte[] frame) implements OutboundEvent {}

    /** About how much memory it takes. */
    default int bytes() {
        int members = this instanceof Room room ? room.event().members().size() : 0;
        return 200 + frame().length + members * 120;
    }
}
