package dev.rivulet.aggregator.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rivulet.aggregator.intake.Bundle;
import dev.rivulet.aggregator.intake.Bundler;
import dev.rivulet.events.MessageEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Tells messages from records that can't be read, and joins those of one chat that one poll brought. */
@Singleton
class MessageReader implements Bundler {

    private final Windows windows;
    private final int maxBytes;

    MessageReader(Windows windows) {
        this.windows = windows;
        this.maxBytes = windows.largestMaxBytes();
    }

    @Override
    public List<Bundle> bundle(List<ConsumerRecord<byte[], byte[]>> ofOnePartition) {
        List<Bundle> bundles = new ArrayList<>();
        Map<UUID, Together> open = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : ofOnePartition) {
            Received received = read(each);
            if (received instanceof Received.Message message) {
                UUID chat = message.chatId();
                Together together = open.computeIfAbsent(chat, opening -> new Together());
                together.add(each, message);
                if (together.isFull(windows.of(chat))) {
                    bundles.add(open.remove(chat).toBundle());
                }
            } else {
                bundles.add(new Bundle(List.of(each), received));
            }
        }
        open.values().forEach(together -> bundles.add(together.toBundle()));
        return bundles;
    }

    private Received read(ConsumerRecord<byte[], byte[]> each) {
        byte[] value = each.value();
        if (value == null || value.length == 0) {
            return new Received.Unreadable(value, "has no value");
        }
        if (value.length > maxBytes) {
            return new Received.Unreadable(value, "is larger than %d bytes".formatted(maxBytes));
        }
        try {
            MessageEvent event = EventJson.readMessage(value);
            // Another key is another partition, where nobody keeps the order of this chat.
            if (each.key() == null || !event.chatId().toString().equals(new String(each.key(), UTF_8))) {
                return new Received.Unreadable(value, "is not keyed by its chat_id");
            }
            Header trace = each.headers().lastHeader(Traces.HEADER);
            return Received.Message.of(event, value, trace == null ? null : new String(trace.value(), UTF_8));
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

    /** No more than fills a group, or one record more than nearly does. */
    private static final class Together {

        private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        private final List<Received.Message> messages = new ArrayList<>();
        private int bytes;

        void add(ConsumerRecord<byte[], byte[]> each, Received.Message message) {
            records.add(each);
            messages.add(message);
            bytes += message.json().length;
        }

        boolean isFull(Window window) {
            return messages.size() >= window.maxMessages() || bytes >= window.maxBytes();
        }

        Bundle toBundle() {
            return new Bundle(records, new Received.Messages(messages));
        }
    }
}
