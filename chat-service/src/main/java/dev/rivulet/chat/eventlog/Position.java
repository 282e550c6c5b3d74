package dev.rivulet.chat.eventlog;

import java.util.Arrays;

/**
 * How far a reader has come: for each place the offset of the next record. It is exact at every instance, in whatever
 * order that one reads the partitions. Immutable.
 */
public final class Position {
    private final long[] next;

    private Position(long[] next) {
        if (next.length != PartitionIndex.COUNT || Arrays.stream(next).anyMatch(offset -> offset < 0)) {
            throw new IllegalArgumentException("not a position: " + Arrays.toString(next));
        }
        this.next = next;
    }

    /** The position before these offsets, one for each place. */
    public static Position of(long... next) {
        return new Position(next.clone());
    }

    /** The offset of the next record at a place. */
    public long at(int place) {
        return next[place];
    }

    /** The offsets of all places. */
    long[] offsets() {
        return next.clone();
    }

    /** Whether nothing of this position is still to come from there on. */
    public boolean isWithin(Position end) {
        for (int place = 0; place < next.length; place++) {
            if (next[place] > end.next[place]) {
                return false;
            }
        }
        return true;
    }

    /** The number of offsets from here to there; there may be fewer records. */
    long distanceTo(Position end) {
        long distance = 0;
        for (int place = 0; place < next.length; place++) {
            distance += Math.max(0, end.next[place] - next[place]);
        }
        return distance;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position position && Arrays.equals(next, position.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return Arrays.toString(next);
    }
}
