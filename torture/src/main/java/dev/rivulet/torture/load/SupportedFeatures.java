package dev.rivulet.torture.load;

/** What this release can do besides sending to direct chats: found out by asking. */
public record SupportedFeatures(boolean groups, boolean changes) {}
