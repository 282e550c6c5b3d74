package dev.rivulet.chat.eventlog;

/** A position that moves on as records are passed. Not thread-safe. */
public final class Cursor {
    private final long[] next;

    public Cursor(Position start) {
        next = start.offsets();
    }

    /** A record is behind; to pass one twice changes nothing. */
    public void pass(int place, long offset) {
        next[place] = Math.max(next[place], offset + 1);
    }

    /** Everything before a position is behind. */
    public void pass(Position position) {
        for (int place = 0; place < next.length; place++) {
            next[place] = Math.max(next[place], position.at(place));
        }
    }

    public Position position() {
        return Position.of(next);
    }
}
