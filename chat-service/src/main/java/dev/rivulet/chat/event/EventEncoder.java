package dev.rivulet.chat.event;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.eventlog.ChatRecord;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.message.MessageView;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import java.util.Optional;

/** Encodes records as the events that members of their chat receive. Thread-safe. */
public final class EventEncoder {
    private final SseFrames frames;

    public EventEncoder(SseFrames frames) {
        this.frames = frames;
    }

    /** Empty for signals, and for records that cannot be read. */
    public Optional<OutboundEvent> encode(ConsumedRecord record) {
        if (record.value() instanceof ChatRecord.MessageChanged changed) {
            return Optional.of(message(changed.message()));
        }
        if (record.value() instanceof ChatRecord.ChatChanged changed) {
            ChatEvent chat = changed.chat();
            return Optional.of(new OutboundEvent.ChatChanged(
                    new ChatId(chat.chatId()), chat, frames.write("chat", EventPayloads.Chat.of(chat))));
        }
        if (record.value() instanceof ChatRecord.ReadPositionChanged changed) {
            ReadPositionEvent read = changed.readPosition();
            return Optional.of(new OutboundEvent.ReadPositionChanged(
                    new ChatId(read.chatId()),
                    new UserId(read.userId()),
                    read.hidden(),
                    frames.write("read", EventPayloads.Read.of(read))));
        }
        return Optional.empty();
    }

    private OutboundEvent message(MessageEvent message) {
        byte[] frame = frames.write("message", MessageView.of(message));
        return new OutboundEvent.MessageChanged(
                new ChatId(message.chatId()), message.messageId(), message.revision(), frame);
    }
}
