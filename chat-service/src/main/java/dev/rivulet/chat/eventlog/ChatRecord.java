package dev.rivulet.chat.eventlog;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.events.SignalEvent;

/** What a record says. */
public sealed interface ChatRecord {

    record Said(MessageEvent message) implements ChatRecord {}

    record RoomChanged(ChatEvent room) implements ChatRecord {}

    record Seen(ReadPositionEvent read) implements ChatRecord {}

    record Signalled(SignalEvent signal) implements ChatRecord {}

    /** Nothing that could be read, or nothing that this version knows. */
    record Unreadable() implements ChatRecord {}
}
