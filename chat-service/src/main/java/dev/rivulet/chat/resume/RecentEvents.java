package dev.rivulet.chat.resume;

import dev.rivulet.chat.event.OutboundEvent;
import dev.rivulet.chat.event.SseFrames;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import dev.rivulet.chat.eventlog.EventLog;
import dev.rivulet.chat.eventlog.Position;
import dev.rivulet.chat.eventlog.PositionCodec;
import dev.rivulet.chat.subscriber.StreamConfig;
import java.util.List;
import java.util.Optional;

/** The latest events, and the position that this instance has reached. Not thread-safe. */
public final class RecentEvents {
    private final StreamConfig config;
    private EventLog<OutboundEvent> log;
    private PositionCodec codec;

    public RecentEvents(StreamConfig config) {
        this.config = config;
    }

    /** Call this before any other method. */
    public void begin(Position start, PositionCodec positionCodec) {
        log = new EventLog<>(start, config.eventLogRecords(), config.eventLogBytes());
        codec = positionCodec;
    }

    /** Moves past a record; returns false if it was passed before. */
    public boolean pass(ConsumedRecord record) {
        if (record.offset() < log.head().at(record.index())) {
            return false;
        }
        log.pass(record.index(), record.offset());
        return true;
    }

    public void add(ConsumedRecord record, OutboundEvent event) {
        log.add(new EventLog.Entry<>(record.index(), record.offset(), event, event.bytes()));
    }

    public void restart(Position position) {
        log.restart(position);
    }

    Position head() {
        return log.head();
    }

    public byte[] headId() {
        return SseFrames.id(codec.write(log.head()));
    }

    PositionCodec codec() {
        return codec;
    }

    Optional<Position> parse(String position) {
        return codec.read(position);
    }

    boolean reachesBackTo(Position position) {
        return log.reachesBackTo(position);
    }

    List<EventLog.Entry<OutboundEvent>> since(Position position) {
        return log.since(position);
    }
}
