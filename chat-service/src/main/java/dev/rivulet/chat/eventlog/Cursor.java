package dev.rivulet.chat.eventlog;

/** A mutable position. Not thread-safe. */
public final class Cursor {
    private final long[] next;

    public Cursor(Position start) {
        next = start.offsets();
    }

    public void pass(int index, long offset) {
        next[index] = Math.max(next[index], offset + 1);
    }

    /** Moves past everything before a position. */
    public void pass(Position position) {
        for (int index = 0; index < next.length; index++) {
            next[index] = Math.max(next[index], position.at(index));
        }
    }

    public Position position() {
        return Position.of(next);
    }
}
