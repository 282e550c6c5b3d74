package dev.rivulet.torture.ledger;

import java.util.UUID;

public record Violation(Kind kind, UUID chat, UUID message, String what) {

    public enum Kind {
        LOST_FROM_HISTORY,
        TWICE_IN_HISTORY,
        SENT_ONCE_STORED_TWICE,
        HISTORY_OUT_OF_ORDER,
        HISTORY_DIFFERS,
        SAME_ID_TWICE,
        /** Never on chat.messages, or not in its latest state. */
        NOT_ON_MESSAGES,
        /** Never on chat.batches, or not in its latest state. */
        NOT_ON_BATCHES,
        NOT_SHOWN,
        SHOWN_FROM_NOWHERE,
        SHOWN_TWICE,
        SHOWN_OUT_OF_ORDER,
        SHOWN_DIFFERS,
        SHOWN_BACKWARDS,
        RING_DIFFERS,
        /** previous_id is not the id just before the tail. */
        PREVIOUS_DIFFERS,
        /** The numbers of late messages do not increase, or do not end at late_seq. */
        LATE_DIFFERS,
        METER_DIFFERS,
        POISON_VANISHED,
        REFUSED,
        NEVER_ACKNOWLEDGED,
        NOT_QUIET
    }

    @Override
    public String toString() {
        return kind + (message == null ? "" : " " + message) + (chat == null ? "" : " in chat " + chat) + ": " + what;
    }
}
