package dev.rivulet.aggregator.record;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;

public sealed interface DecodedRecord {

    /** Messages of one chat, in the order received. */
    record ChatMessages(List<Message> messages) implements DecodedRecord {

        public UUID chatId() {
            return messages.get(0).chatId();
        }
    }

    /**
     * A message as received, with the fields that the window needs.
     *
     * @param json UTF-8, exactly one JSON object, which parses as a {@link MessageEvent}
     * @param trace the record's {@code traceparent}, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(UUID chatId, UUID messageId, long revision, byte[] json, String trace) implements DecodedRecord {

        public static Message of(MessageEvent event, byte[] json, String trace) {
            return new Message(event.chatId(), event.messageId(), event.revision(), json, trace);
        }
    }

    /**
     * @param value the record's value, or null
     * @param reason for the operator; never contains text of a message
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unreadable(byte[] value, String reason) implements DecodedRecord {}
}
