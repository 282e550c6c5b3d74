package dev.rivulet.events;

import java.time.Duration;
import java.util.Optional;

/**
 * Every topic, declared once: whatever creates topics reads them here, and nothing relies on auto-creation.
 *
 * <p>All topics that are keyed by chat have the same number of partitions, so that a consumer of several of them
 * meets one chat in one partition number. Changing a number of partitions moves chats between partitions and breaks
 * their order: it needs a new topic.
 */
public enum Topics {
    /** {@link UserEvent} by user id; a tombstone is a deleted user. */
    USERS(Names.USERS, Kept.NEWEST_OF_A_KEY),
    /** {@link ChatEvent} by chat id. */
    CHATS(Names.CHATS, Kept.NEWEST_OF_A_KEY),
    /** {@link MessageEvent} by chat id. */
    MESSAGES(Names.MESSAGES, Kept.FOR_EVER),
    /** {@link BatchEvent} by chat id. */
    BATCHES(Names.BATCHES, Kept.FOR_EVER),
    /** {@link ReadPositionEvent} by chat id; Cassandra has the marks, this tells those who listen. */
    READ_POSITIONS(Names.READ_POSITIONS, Kept.AN_HOUR),
    /** {@link SignalEvent} by chat id where there is one, else by user id. */
    SIGNALS(Names.SIGNALS, Kept.AN_HOUR),
    /** Records of {@link #MESSAGES} that could not be read, as they came, with the reason in headers. */
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

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** The number of partitions, the same for every topic. */
    public int partitions() {
        return PARTITIONS;
    }

    /** Whether the broker keeps the last record of each key for ever ({@code cleanup.policy=compact}). */
    public boolean compacted() {
        return kept == Kept.NEWEST_OF_A_KEY;
    }

    /** How long the broker keeps a record at least; empty is for ever. */
    public Optional<Duration> retention() {
        return kept == Kept.AN_HOUR ? Optional.of(Duration.ofHours(1)) : Optional.empty();
    }

    /** The names as constants, for annotations. */
    public static final class Names {
        public static final String USERS = "auth.users";
        public static final String CHATS = "chat.chats";
        public static final String MESSAGES = "chat.messages";
        public static final String BATCHES = "chat.batches";
        public static final String READ_POSITIONS = "chat.read-positions";
        public static final String SIGNALS = "chat.signals";
        /** What a dead-letter topic's name adds to its source's. */
        public static final String DEAD = ".dead";

        private Names() {}
    }
}
