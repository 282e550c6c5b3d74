package dev.rivulet.events;

import java.time.Duration;
import java.util.Optional;

/**
 * Declares every topic; auto-creation is not relied on.
 *
 * <p>All topics keyed by chat have the same number of partitions, so that a consumer of several topics finds a chat in
 * the same partition number. Changing the number of partitions moves chats between partitions and breaks their order:
 * it requires a new topic.
 */
public enum Topics {
    /** {@link UserEvent} by user id; a tombstone is a deleted user. */
    USERS(Names.USERS, Kept.NEWEST_OF_A_KEY),
    /** {@link RevocationEvent} by session id; kept for longer than an access token lives. */
    REVOCATIONS(Names.REVOCATIONS, Kept.AN_HOUR),
    /** {@link ChatEvent} by chat id. */
    CHATS(Names.CHATS, Kept.NEWEST_OF_A_KEY),
    /** {@link MessageEvent} by chat id. */
    MESSAGES(Names.MESSAGES, Kept.FOR_EVER),
    /** {@link BatchEvent} by chat id. */
    BATCHES(Names.BATCHES, Kept.FOR_EVER),
    /** {@link ReadPositionEvent} by chat id; notifies listeners, while Cassandra stores the positions. */
    READ_POSITIONS(Names.READ_POSITIONS, Kept.AN_HOUR),
    /** {@link SignalEvent} by chat id if present, otherwise by user id. */
    SIGNALS(Names.SIGNALS, Kept.AN_HOUR),
    /** Unreadable records of {@link #MESSAGES}, unmodified, with the reason in headers. */
    MESSAGES_DEAD(Names.MESSAGES + Names.DEAD, Kept.FOR_EVER),
    /** Records of {@link #BATCHES} that could not be read or written. */
    BATCHES_DEAD(Names.BATCHES + Names.DEAD, Kept.FOR_EVER),
    /** Records of {@link #CHATS} that could not be read or written. */
    CHATS_DEAD(Names.CHATS + Names.DEAD, Kept.FOR_EVER),
    /** Records of {@link #USERS} that could not be read. */
    USERS_DEAD(Names.USERS + Names.DEAD, Kept.FOR_EVER);

    private static final int PARTITIONS = 12;

    private enum Kept {
        FOR_EVER,
        NEWEST_OF_A_KEY,
        AN_HOUR
    }

    private final String topicName;
    private final Kept kept;

    Topics(String topicName, Kept kept) {
        this.topicName = topicName;
        this.kept = kept;
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return PARTITIONS;
    }

    public boolean compacted() {
        return kept == Kept.NEWEST_OF_A_KEY;
    }

    /** The broker's minimum retention; empty means forever. */
    public Optional<Duration> retention() {
        return kept == Kept.AN_HOUR ? Optional.of(Duration.ofHours(1)) : Optional.empty();
    }

    public static final class Names {
        public static final String USERS = "auth.users";
        public static final String REVOCATIONS = "auth.revocations";
        public static final String CHATS = "chat.chats";
        public static final String MESSAGES = "chat.messages";
        public static final String BATCHES = "chat.batches";
        public static final String READ_POSITIONS = "chat.read-positions";
        public static final String SIGNALS = "chat.signals";
        public static final String DEAD = ".dead";

        private Names() {}
    }
}
