package dev.rivulet.chat.stream;

import dev.rivulet.chat.event.OutboundEvent;
import dev.rivulet.chat.eventlog.ConsumedRecord;
import java.util.Optional;

/** @param event empty for a signal, and for a record that cannot be read */
record EncodedRecord(ConsumedRecord record, Optional<OutboundEvent> event) {

    boolean isSignal() {
        return record.index() == ConsumedRecord.TRANSIENT;
    }
}
