package dev.rivulet.aggregator.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rivulet.events.MessageEvent;
import dev.rivulet.tracing.LinkedSpan;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Parses records of {@code chat.messages}. Never throws: a record that cannot be parsed is {@code Unreadable}. */
public final class MessageRecordReader {

    private final int maxBytes;

    /** @param maxBytes the largest value that is accepted as a message */
    public MessageRecordReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    public DecodedRecord read(ConsumerRecord<byte[], byte[]> each) {
        byte[] value = each.value();
        if (value == null || value.length == 0) {
            return new DecodedRecord.Unreadable(value, "has no value");
        }
        if (value.length > maxBytes) {
            return new DecodedRecord.Unreadable(value, "is larger than %d bytes".formatted(maxBytes));
        }
        try {
            MessageEvent event = MessageJson.readMessage(value);
            // Another key is another partition, where the order of this chat is not kept.
            if (each.key() == null || !event.chatId().toString().equals(new String(each.key(), UTF_8))) {
                return new DecodedRecord.Unreadable(value, "is not keyed by its chat_id");
            }
            Header trace = each.headers().lastHeader(LinkedSpan.TRACE_HEADER);
            return DecodedRecord.Message.of(event, value, trace == null ? null : new String(trace.value(), UTF_8));
        } catch (JsonProcessingException e) {
            return new DecodedRecord.Unreadable(value, "is not a message: " + reason(e));
        } catch (IOException | RuntimeException e) {
            // A retry would fail in the same way: one record must not block its partition for ever.
            return new DecodedRecord.Unreadable(
                    value, "is not a message: " + e.getClass().getSimpleName());
        }
    }

    /** Without the excerpt of the source that Jackson adds to its message. */
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage() == null ? e.getClass().getSimpleName() : e.getOriginalMessage();
    }
}
