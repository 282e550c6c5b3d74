package dev.rivulet.aggregator.record;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;

/** What a record turned out to be. */
public sealed interface ReceivedRecord {

    /** Messages of one chat, in the order in which they came. */
    record Messages(List<Message> messages) implements ReceivedRecord {

        public UUID chatId() {
            return messages.get(0).chatId();
        }
    }

    /**
     * What the window has to know of a message, and the message itself as it came.
     *
     * @param json UTF-8, exactly one JSON object, which reads as a {@link MessageEvent}
     * @param trace the trace that it belongs to, as the record's {@code traceparent} says; null when it says nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(UUID chatId, UUID messageId, long revision, byte[] json, String trace) implements ReceivedRecord {

        public static Message of(MessageEvent event, byte[] json, String trace) {
            return new Message(event.chatId(), event.messageId(), event.revision(), json, trace);
        }
    }

    /**
     * @param value the record's value as it came, null when it had none
     * @param reason for the person who has to mend it; never holds text of the message
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unreadable(byte[] value, String reason) implements ReceivedRecord {}
}
