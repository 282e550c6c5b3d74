package dev.rivulet.chat.eventlog;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.events.SignalEvent;

public sealed interface ChatRecord {

    record Said(MessageEvent message) implements ChatRecord {}

    record RoomChanged(ChatEvent room) implements ChatRecord {}

    record Seen(ReadPositionEvent read) implements ChatRecord {}

    record Signalled(SignalEvent signal) implements ChatRecord {}

    /** An unreadable record, or one of a later version. */
    record Unreadable() implements ChatRecord {}
}
