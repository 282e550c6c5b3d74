package dev.rivulet.torture.ledger;

import java.util.UUID;

/**
 * A broken guarantee.
 * @param chat null if it concerns no chat
 * @param message null if it concerns no single message
 */
public record Violation(Kind kind, UUID chat, UUID message, String what) {

    /** A test provokes each kind. */
    public enum Kind {
        /** An acknowledged message is not in history. */
        LOST_FROM_HISTORY,
        /** History has an id more than once. */
        TWICE_IN_HISTORY,
        /** One send became two messages. */
        SENT_ONCE_STORED_TWICE,
        /** History is not in the order of its ids. */
        HISTORY_OUT_OF_ORDER,
        /** History differs from the acknowledged state. */
        HISTORY_DIFFERS,
        /** Two sends were acknowledged with one id. */
        SAME_ID_TWICE,
        /** Never on chat.messages, or not in its latest state. */
        NOT_ON_MESSAGES,
        /** Never on chat.batches, or not in its latest state. */
        NOT_ON_BATCHES,
        /** A watcher does not show the message. */
        NOT_SHOWN,
        /** A watcher shows a message that is not in history. */
        SHOWN_FROM_NOWHERE,
        /** It came into a watcher's view more than once. */
        SHOWN_TWICE,
        /** A watcher's order differs from history. */
        SHOWN_OUT_OF_ORDER,
        /** A watcher's content differs from history. */
        SHOWN_DIFFERS,
        /** An older state appeared after a newer one. */
        SHOWN_BACKWARDS,
        /** The chat document is not the end of history. */
        RING_DIFFERS,
        /** previous_id is not the id just before the tail. */
        PREVIOUS_DIFFERS,
        /** The numbers of late messages do not increase, or do not end at late_seq. */
        LATE_DIFFERS,
        /** The meter and the proxy's count differ. */
        METER_DIFFERS,
        /** An unreadable record did not reach the dead-letter topic. */
        POISON_VANISHED,
        /** A valid request was rejected. */
        REFUSED,
        /** A request kept failing after all faults had healed. */
        NEVER_ACKNOWLEDGED,
        /** The system did not become quiescent. */
        NOT_QUIET
    }

    @Override
    public String toString() {
        return kind + (message == null ? "" : " " + message) + (chat == null ? "" : " in chat " + chat) + ": " + what;
    }
}
