package dev.rivulet.torture.load;

/** What this release can do besides sending to direct chats: found out by asking. */
public record Features(boolean groups, boolean changes) {}
