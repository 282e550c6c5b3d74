package dev.rivulet.chat.stream;

import dev.rivulet.chat.chats.ChatId;
import dev.rivulet.chat.eventlog.ChatRecord;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.message.MessageView;
import dev.rivulet.chat.user.UserId;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import java.util.Optional;
import java.util.function.Function;

/** What a record is to the members of its chat. Needs no lock, and takes its time: it writes, and may look up a name. */
final class EventEncoder {
    private final SseFrames frames;
    private final Function<UserId, String> nameOf;
    private final StreamMetrics metrics;

    /** @param nameOf the name that somebody is shown by now, empty when their account is gone; may wait for a moment */
    EventEncoder(SseFrames frames, Function<UserId, String> nameOf, StreamMetrics metrics) {
        this.frames = frames;
        this.nameOf = nameOf;
        this.metrics = metrics;
    }

    /** Empty for what nobody is told. */
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
        byte[] frame = frames.write("message", MessageView.of(named(message)));
        return new OutboundEvent.Message(new ChatId(message.chatId()), message.messageId(), message.revision(), frame);
    }

    /** Whoever has just sent something is there; a message that is changed may be of somebody who is gone by now. */
    private MessageEvent named(MessageEvent message) {
        return message.revision() == 0
                ? message
                : new MessageEvent(
                        message.messageId(),
                        message.chatId(),
                        message.fromUser(),
                        nameOf.apply(new UserId(message.fromUser())),
                        message.body(),
                        message.sentAt(),
                        message.kind(),
                        message.revision(),
                        message.replyTo(),
                        message.editedAt(),
                        message.deletedAt(),
                        message.reactions());
    }
}
