package dev.rivulet.chat.eventlog;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The latest records in memory, in the order in which this instance read them, bounded in number and bytes. Not
 * thread-safe.
 *
 * @param <T> what is kept of a record
 */
public final class EventLog<T> {

    /**
     * A record.
     *
     * @param bytes about how much memory it takes
     */
    public record Entry<T>(int place, long offset, T what, int bytes) {}

    private final int mostRecords;
    private final long mostBytes;
    private final ArrayDeque<Entry<T>> entries = new ArrayDeque<>();
    /** What is before is not here any more. */
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

    /** Takes a record that is worth keeping, and forgets the oldest ones for it. */
    public void add(Entry<T> entry) {
        pass(entry.place(), entry.offset());
        entries.add(entry);
        bytes += entry.bytes();
        while (entries.size() > mostRecords || bytes > mostBytes) {
            Entry<T> oldest = entries.remove();
            bytes -= oldest.bytes();
            floor.pass(oldest.place(), oldest.offset());
            floorPosition = null;
        }
    }

    /** Notes that a record was read of which there is nothing to tell. */
    public void pass(int place, long offset) {
        head.pass(place, offset);
        headPosition = null;
    }

    /** Forgets everything and goes on from a position: something between is lost. */
    public void restart(Position position) {
        entries.clear();
        bytes = 0;
        floor.pass(head());
        floor.pass(position);
        head.pass(position);
        floorPosition = null;
        headPosition = null;
    }

    /** Behind everything that was read. */
    public Position head() {
        if (headPosition == null) {
            headPosition = head.position();
        }
        return headPosition;
    }

    /** Whether everything from a position on is still here. */
    public boolean reachesBackTo(Position position) {
        if (floorPosition == null) {
            floorPosition = floor.position();
        }
        return floorPosition.isWithin(position);
    }

    /** The records that a position has not behind it, in the order of reading. */
    public List<Entry<T>> since(Position position) {
        return entries.stream()
                .filter(entry -> entry.offset() >= position.at(entry.place()))
                .toList();
    }

    public int size() {
        return entries.size();
    }
}
