package dev.rivulet.chat.connection;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The pending writes of a connection, bounded, because unread events of a slow client stay in memory. Thread-safe: one
 * thread adds events, the connection's own writes them.
 */
public final class OutboundQueue {
    private static final int CHUNK = 16 * 1024;

    private final Connection connection;
    private final int maxBytes;
    /** Small, because most connections are idle. */
    private final ArrayDeque<byte[]> parts = new ArrayDeque<>(2);

    private int bytes;
    private int allowedBytes;
    private boolean draining;
    private boolean ending;
    private boolean closed;
    private long lastWritten = System.nanoTime();

    public OutboundQueue(Connection connection, int maxBytes) {
        this.connection = connection;
        this.maxBytes = maxBytes;
        allowedBytes = maxBytes;
        connection.run(() -> connection.onDrain(this::drain));
    }

    /** Adds a replay, which does not count towards the bound. */
    public synchronized void addReplay(List<byte[]> replay) {
        allowedBytes += replay.stream().mapToInt(part -> part.length).sum();
        replay.forEach(this::add);
        wake();
    }

    /**
     * Adds an event in parts, which other connections may share. Does nothing once the connection is closed.
     *
     * @return false if the client is too slow: it is disconnected
     */
    public synchronized boolean send(byte[]... event) {
        if (closed || ending) {
            return true;
        }
        for (byte[] part : event) {
            add(part);
        }
        if (bytes > allowedBytes) {
            cut();
            return false;
        }
        wake();
        return true;
    }

    /** Sends a heartbeat if nothing has been written for so long. */
    public synchronized void keepAlive(byte[] heartbeat, long idleNanos) {
        if (parts.isEmpty() && System.nanoTime() - lastWritten >= idleNanos) {
            send(heartbeat);
        }
    }

    /** Whether writes are pending and none has completed for this long. */
    public synchronized boolean isStalled(long nanos) {
        return !closed && !parts.isEmpty() && System.nanoTime() - lastWritten >= nanos;
    }

    /** Ends gracefully, or at once if writes are pending: a client that reads nothing would keep it open for ever. */
    public synchronized void end() {
        if (!parts.isEmpty()) {
            cut();
            return;
        }
        ending = true;
        wake();
    }

    public synchronized void cut() {
        closed();
        connection.cut();
    }

    public synchronized void closed() {
        closed = true;
        parts.clear();
    }

    private void add(byte[] part) {
        parts.add(part);
        bytes += part.length;
    }

    private void wake() {
        if (!draining && !closed) {
            draining = true;
            connection.run(this::drain);
        }
    }

    private void drain() {
        while (!connection.isFull()) {
            Buffer chunk = chunk();
            if (chunk == null) {
                if (isOver()) {
                    connection.end();
                }
                return;
            }
            connection.write(chunk);
        }
    }

    private synchronized boolean isOver() {
        boolean over = ending && !closed && parts.isEmpty();
        if (over) {
            closed();
        }
        return over;
    }

    /** The next parts to write, or null. While the connection is full it stays draining and needs no wake-up. */
    private synchronized Buffer chunk() {
        if (parts.isEmpty() || closed) {
            draining = false;
            return null;
        }
        Buffer chunk = Buffer.buffer();
        while (!parts.isEmpty() && chunk.length() < CHUNK) {
            byte[] part = parts.remove();
            bytes -= part.length;
            chunk.appendBytes(part);
        }
        if (parts.isEmpty()) {
            allowedBytes = maxBytes;
        }
        lastWritten = System.nanoTime();
        return chunk;
    }
}
