package dev.rivulet.events;

import java.util.UUID;

/** The kind of a chat, encoded in its id, so that handling a message needs no lookup. */
public enum ChatKind {
    /** Two users; the id is derived from the pair, so each pair has one direct chat. */
    DIRECT,
    GROUP;

    private static final int NAME_BASED = 5;

    public static ChatKind of(UUID chatId) {
        return chatId.version() == NAME_BASED ? DIRECT : GROUP;
    }
}
