package dev.rivulet.chat.eventlog;

/** A mutable position. Not thread-safe. */
public final class Cursor {
    private final long[] next;

    public Cursor(Position start) {
        next = start.offsets();
    }

    /** Moves past a record. Idempotent. */
    public void pass(int place, long offset) {
        next[place] = Math.max(next[place], offset + 1);
    }

    /** Moves past everything before a position. */
    public void pass(Position position) {
        for (int place = 0; place < next.length; place++) {
            next[place] = Math.max(next[place], position.at(place));
        }
    }

    public Position position() {
        return Position.of(next);
    }
}
