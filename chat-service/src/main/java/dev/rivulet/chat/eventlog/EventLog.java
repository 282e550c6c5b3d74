package dev.rivulet.chat.eventlog;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The latest records in memory, in the order this instance read them, bounded in number and bytes. Not thread-safe.
 *
 * @param <T> the part of a record to keep
 */
public final class EventLog<T> {

    /**
     * @param bytes approximate memory of the entry
     */
    public record Entry<T>(int index, long offset, T value, int bytes) {}

    private final int mostRecords;
    private final long mostBytes;
    private final ArrayDeque<Entry<T>> entries = new ArrayDeque<>();
    /** Records before this are no longer in memory. */
    private final Cursor floor;

    private final Cursor head;
    private Position floorPosition;
    private Position headPosition;
    private long bytes;

    public EventLog(Position start, int mostRecords, long mostBytes) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
        floor = new Cursor(start);
        head = new Cursor(start);
        floorPosition = start;
        headPosition = start;
    }

    public void add(Entry<T> entry) {
        pass(entry.index(), entry.offset());
        entries.add(entry);
        bytes += entry.bytes();
        while (entries.size() > mostRecords || bytes > mostBytes) {
            Entry<T> oldest = entries.remove();
            bytes -= oldest.bytes();
            floor.pass(oldest.index(), oldest.offset());
            floorPosition = null;
        }
    }

    public void pass(int index, long offset) {
        head.pass(index, offset);
        headPosition = null;
    }

    /** Clears the log and continues at a position, because records in between are lost. */
    public void restart(Position position) {
        entries.clear();
        bytes = 0;
        floor.pass(head());
        floor.pass(position);
        head.pass(position);
        floorPosition = null;
        headPosition = null;
    }

    public Position head() {
        if (headPosition == null) {
            headPosition = head.position();
        }
        return headPosition;
    }

    /** Whether all records since a position are still in memory. */
    public boolean reachesBackTo(Position position) {
        if (floorPosition == null) {
            floorPosition = floor.position();
        }
        return floorPosition.isWithin(position);
    }

    public List<Entry<T>> since(Position position) {
        return entries.stream()
                .filter(entry -> entry.offset() >= position.at(entry.index()))
                .toList();
    }

    public int size() {
        return entries.size();
    }
}
