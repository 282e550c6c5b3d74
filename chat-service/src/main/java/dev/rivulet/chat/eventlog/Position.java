package dev.rivulet.chat.eventlog;

import java.util.Arrays;

/**
 * The next offset of each partition. Means the same at every instance, whatever order it reads the partitions in.
 * Immutable.
 */
public final class Position {
    private final long[] next;

    private Position(long[] next) {
        if (next.length != PartitionIndex.COUNT || Arrays.stream(next).anyMatch(offset -> offset < 0)) {
            throw new IllegalArgumentException("not a position: " + Arrays.toString(next));
        }
        this.next = next;
    }

    /** @param offsets one per partition index */
    public static Position of(long... next) {
        return new Position(next.clone());
    }

    public long at(int index) {
        return next[index];
    }

    long[] offsets() {
        return next.clone();
    }

    public boolean isWithin(Position end) {
        for (int index = 0; index < next.length; index++) {
            if (next[index] > end.next[index]) {
                return false;
            }
        }
        return true;
    }

    /** The number of offsets between the two; compaction may have removed some of the records. */
    long distanceTo(Position end) {
        long distance = 0;
        for (int index = 0; index < next.length; index++) {
            distance += Math.max(0, end.next[index] - next[index]);
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
