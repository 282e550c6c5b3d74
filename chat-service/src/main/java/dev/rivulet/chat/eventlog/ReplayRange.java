package dev.rivulet.chat.eventlog;

/**
 * The records between two positions.
 *
 * @param to exclusive
 */
public record ReplayRange(Position from, Position to) {}
