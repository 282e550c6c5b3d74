package dev.rivulet.chat.journal;

import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.SignalEvent;

/** What a record says. */
public sealed interface Happening {

    record Said(MessageEvent message) implements Happening {}

    record RoomChanged(ChatEvent room) implements Happening {}

    record Seen(ReadPositionEvent read) implements Happening {}

    record Signalled(SignalEvent signal) implements Happening {}

    /** Nothing that could be read, or nothing that this version knows. */
    record Unreadable() implements Happening {}
}
