package dev.rivulet.torture.ledger;

import java.util.UUID;

/**
 * A promise that was not kept.
 *
 * @param chat null where it is about no chat
 * @param message null where it is about no single message
 */
public record Violation(Kind kind, UUID chat, UUID message, String what) {

    /** Each kind is provoked in a test. */
    public enum Kind {
        /** An acknowledged message is not in history. */
        LOST_FROM_HISTORY,
        /** History has an id more than once. */
        TWICE_IN_HISTORY,
        /** One send became two messages. */
        SENT_ONCE_STORED_TWICE,
        /** History is not in the order of its ids. */
        HISTORY_OUT_OF_ORDER,
        /** History does not read as what was acknowledged. */
        HISTORY_DIFFERS,
        /** Two sends were answered with one id. */
        SAME_ID_TWICE,
        /** Never on chat.messages, or not as it is now. */
        NOT_ON_MESSAGES,
        /** Never on chat.batches, or not as it is now. */
        NOT_ON_BATCHES,
        /** A watcher does not see it. */
        NOT_SHOWN,
        /** A watcher sees what is not in history. */
        SHOWN_FROM_NOWHERE,
        /** It came into a watcher's view more than once. */
        SHOWN_TWICE,
        /** A watcher sees the chat in another order than history has. */
        SHOWN_OUT_OF_ORDER,
        /** A watcher sees something else than history has. */
        SHOWN_DIFFERS,
        /** An older state came after a newer one. */
        SHOWN_BACKWARDS,
        /** The ring document is not the end of history. */
        RING_DIFFERS,
        /** previous_id is not the id just before the tail. */
        PREVIOUS_DIFFERS,
        /** The numbers of the late messages do not grow, or end elsewhere than late_seq says. */
        LATE_DIFFERS,
        /** The meter says another number than the proxy counted. */
        METER_DIFFERS,
        /** A record that can't be read was not put aside. */
        POISON_VANISHED,
        /** A request was refused that must not be. */
        REFUSED,
        /** A request found no yes, even when all was well again. */
        NEVER_ACKNOWLEDGED,
        /** The system did not come to rest. */
        NOT_QUIET
    }

    @Override
    public String toString() {
        return kind + (message == null ? "" : " " + message) + (chat == null ? "" : " in chat " + chat) + ": " + what;
    }
}
