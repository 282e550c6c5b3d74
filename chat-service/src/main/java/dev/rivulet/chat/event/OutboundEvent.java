package dev.rivulet.chat.event;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import java.util.UUID;

/** An event for the members of a chat, encoded once for all of them. */
public sealed interface OutboundEvent {
    /** Approximate memory of an event beside its frame and members. */
    int OVERHEAD_BYTES = 200;

    int MEMBER_BYTES = 120;

    ChatId chat();

    /** All lines of the event but its id; shared, never modified. */
    byte[] frame();

    record MessageChanged(ChatId chat, UUID id, long revision, byte[] frame) implements OutboundEvent {}

    record ChatChanged(ChatId chat, ChatEvent event, byte[] frame) implements OutboundEvent {}

    record ReadPositionChanged(ChatId chat, UserId reader, boolean hidden, byte[] frame) implements OutboundEvent {
        @Override
        public boolean isVisibleTo(UserId member) {
            return !hidden || reader.equals(member);
        }
    }

    default boolean isVisibleTo(UserId member) {
        return true;
    }

    /** Approximate memory. */
    default int bytes() {
        int members =
                this instanceof ChatChanged changed ? changed.event().members().size() : 0;
        return OVERHEAD_BYTES + frame().length + members * MEMBER_BYTES;
    }
}
