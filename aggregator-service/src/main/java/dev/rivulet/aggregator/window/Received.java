package dev.rivulet.aggregator.window;

import dev.rivulet.events.MessageEvent;
import java.util.List;
import java.util.UUID;

/** What a record turned out to be. */
sealed interface Received {

    /** Messages of one chat, in the order in which they came. */
    record Messages(List<Message> messages) implements Received {

        UUID chatId() {
            return messages.get(0).event().chatId();
        }
    }

    /**
     * @param bytes the size of its JSON
     * @param trace the trace that it belongs to, as the record's {@code traceparent} says; null when it says nothing
     */
    record Message(MessageEvent event, int bytes, String trace) implements Received {

        Message(MessageEvent event, int bytes) {
            this(event, bytes, null);
        }
    }

    /**
     * @param value the record's value as it came, null when it had none
     * @param reason for the person who has to mend it; never holds text of the message
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unreadable(byte[] value, String reason) implements Received {}
}
