package dev.rivulet.aggregator.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rivulet.events.MessageEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;

/** Tells messages from records that can't be read. */
@Singleton
class MessageReader {

    private final int maxBytes;

    MessageReader(Windows windows) {
        this.maxBytes = windows.largestMaxBytes();
    }

    void read(Exchange exchange) {
        var message = exchange.getMessage();
        byte[] key = message.getHeader(KafkaConstants.KEY, byte[].class);
        Received received = read(key, message.getBody(byte[].class));
        message.setBody(
                received instanceof Received.Message read
                        ? new Received.Message(
                                read.event(), read.bytes(), message.getHeader(Traces.HEADER, String.class))
                        : received);
    }

    Received read(byte[] key, byte[] value) {
        if (value == null || value.length == 0) {
            return new Received.Unreadable(value, "has no value");
        }
        if (value.length > maxBytes) {
            return new Received.Unreadable(value, "is larger than %d bytes".formatted(maxBytes));
        }
        try {
            MessageEvent event = EventJson.MAPPER.readValue(value, MessageEvent.class);
            // Another key is another partition, where nobody keeps the order of this chat.
            if (key == null || !event.chatId().toString().equals(new String(key, UTF_8))) {
                return new Received.Unreadable(value, "is not keyed by its chat_id");
            }
            return new Received.Message(event, value.length);
        } catch (JsonProcessingException e) {
            return new Received.Unreadable(value, "is not a message: " + reason(e));
        } catch (IOException | RuntimeException e) {
            // Whatever it is, it would be so again: one record must not hold up its partition for ever.
            return new Received.Unreadable(
                    value, "is not a message: " + e.getClass().getSimpleName());
        }
    }

    /** Without the excerpt of the source that Jackson adds to its message. */
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage() == null ? e.getClass().getSimpleName() : e.getOriginalMessage();
    }
}
