package dev.rivulet.events;

import java.util.UUID;

/** What sort of chat it is, which its id tells: whoever handles a message knows the kind without a lookup. */
public enum ChatKind {
    /** Two people; the id is made from the pair, so that they have one such chat. */
    DIRECT,
    /** Any number of people, under a name. */
    GROUP;

    private static final int NAME_BASED = 5;

    public static ChatKind of(UUID chatId) {
        return chatId.version() == NAME_BASED ? DIRECT : GROUP;
    }
}
