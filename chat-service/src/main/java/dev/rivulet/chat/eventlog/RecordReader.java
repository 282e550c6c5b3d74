package dev.rivulet.chat.eventlog;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rivulet.events.ChatEvent;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.events.ReadPositionEvent;
import dev.rivulet.events.SignalEvent;
import dev.rivulet.events.Topics;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Decodes records. An unreadable one is a value, because it must not stop the reader. */
public final class RecordReader {
    private final ObjectMapper json;

    public RecordReader(ObjectMapper json) {
        this.json = json;
    }

    ConsumedRecord read(ConsumerRecord<byte[], byte[]> record) {
        int index = PartitionIndex.of(new TopicPartition(record.topic(), record.partition()))
                .orElse(ConsumedRecord.TRANSIENT);
        return new ConsumedRecord(index, record.offset(), Instant.ofEpochMilli(record.timestamp()), value(record));
    }

    private ChatRecord value(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return new ChatRecord.Unreadable();
        }
        try {
            return switch (record.topic()) {
                case Topics.Names.MESSAGES -> new ChatRecord.MessageChanged(read(value, MessageEvent.class));
                case Topics.Names.CHATS -> new ChatRecord.ChatChanged(read(value, ChatEvent.class));
                case Topics.Names.READ_POSITIONS ->
                    new ChatRecord.ReadPositionChanged(read(value, ReadPositionEvent.class));
                case Topics.Names.SIGNALS -> new ChatRecord.Signalled(read(value, SignalEvent.class));
                default -> new ChatRecord.Unreadable();
            };
        } catch (IOException | IllegalArgumentException e) {
            return new ChatRecord.Unreadable();
        }
    }

    /** JSON's {@code null} is no record. */
    private <T> T read(byte[] value, Class<T> type) throws IOException {
        T read = json.readValue(value, type);
        if (read == null) {
            throw new IllegalArgumentException("null");
        }
        return read;
    }
}
