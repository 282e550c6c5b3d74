package dev.rivulet.events;

/**
 * Every topic, declared once: whatever creates topics reads them here, and nothing relies on auto-creation.
 *
 * <p>All topics that are keyed by chat have the same number of partitions, so that a consumer of several of them
 * meets one chat in one partition number. Changing a number of partitions moves chats between partitions and breaks
 * their order: it needs a new topic.
 */
public enum Topics {
    /** {@link UserEvent} by user id; a tombstone is a deleted user. */
    USERS(Names.USERS, true),
    /** {@link RoomEvent} by chat id. */
    ROOMS(Names.ROOMS, true),
    /** {@link MessageEvent} by chat id. */
    MESSAGES(Names.MESSAGES, false),
    /** {@link BatchEvent} by chat id. */
    BATCHES(Names.BATCHES, false),
    /** Records of {@link #MESSAGES} that could not be read, as they came, with the reason in headers. */
    MESSAGES_DEAD(Names.MESSAGES + Names.DEAD, false),
    /** Records of {@link #BATCHES} that could not be read or written. */
    BATCHES_DEAD(Names.BATCHES + Names.DEAD, false),
    /** Records of {@link #ROOMS} that could not be read or written. */
    ROOMS_DEAD(Names.ROOMS + Names.DEAD, false),
    /** Records of {@link #USERS} that could not be read. */
    USERS_DEAD(Names.USERS + Names.DEAD, false);

    private static final int PARTITIONS = 12;

    private final String topicName;
    private final boolean compacted;

    Topics(String topicName, boolean compacted) {
        this.topicName = topicName;
        this.compacted = compacted;
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
        return compacted;
    }

    /** The names as constants, for annotations. */
    public static final class Names {
        public static final String USERS = "auth.users";
        public static final String ROOMS = "chat.rooms";
        public static final String MESSAGES = "chat.messages";
        public static final String BATCHES = "chat.batches";
        /** What a dead-letter topic's name adds to its source's. */
        public static final String DEAD = ".dead";

        private Names() {}
    }
}
