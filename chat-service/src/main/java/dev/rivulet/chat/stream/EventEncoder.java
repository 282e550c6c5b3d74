package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.eventlog.ChatRecord;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.message.MessageView;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import java.util.Optional;

/** Encodes records as the events that members of their chat receive. Thread-safe. */
final class EventEncoder {
    private final SseFrames frames;
    private final StreamMetrics metrics;

    EventEncoder(SseFrames frames, StreamMetrics metrics) {
        this.frames = frames;
        this.metrics = metrics;
    }

    /** Empty for records that clients never see. */
    Optional<OutboundEvent> of(ConsumedRecord arrival) {
        if (arrival.what() instanceof ChatRecord.Said said) {
            return Optional.of(said(said.message()));
        }
        if (arrival.what() instanceof ChatRecord.RoomChanged changed) {
            ChatEvent room = changed.room();
            return Optional.of(new OutboundEvent.Room(
                    new ChatId(room.chatId()), room, frames.write("chat", EventPayloads.Chat.of(room))));
        }
        if (arrival.what() instanceof ChatRecord.Seen seen) {
            ReadPositionEvent read = seen.read();
            return Optional.of(new OutboundEvent.Read(
                    new ChatId(read.chatId()), frames.write("read", EventPayloads.Read.of(read))));
        }
        if (arrival.place() != ConsumedRecord.NOWHERE) {
            metrics.unreadable.increment();
        }
        return Optional.empty();
    }

    private OutboundEvent said(MessageEvent message) {
        byte[] frame = frames.write("message", MessageView.of(message));
        return new OutboundEvent.Message(new ChatId(message.chatId()), message.messageId(), message.revision(), frame);
    }
}
