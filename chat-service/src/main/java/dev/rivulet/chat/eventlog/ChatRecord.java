package dev.rivulet.chat.eventlog;

import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.events.SignalEvent;

public sealed interface ChatRecord {

    record MessageChanged(MessageEvent message) implements ChatRecord {}

    record ChatChanged(ChatEvent chat) implements ChatRecord {}

    record ReadPositionChanged(ReadPositionEvent readPosition) implements ChatRecord {}

    record Signalled(SignalEvent signal) implements ChatRecord {}

    record Unreadable() implements ChatRecord {}
}
