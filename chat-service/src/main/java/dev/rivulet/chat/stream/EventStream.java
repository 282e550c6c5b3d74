package dev.rivulet.chat.stream;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/**
 * A connection with a bounded queue of pending writes, because unread events of a slow client stay in memory.
 * Thread-safe.
 */
final class EventStream {
    private static final int CHUNK = 16 * 1024;

    final ConnectedUser person;
    /** Whether it receives live events; false during a replay. Guarded by the hub. */
    boolean live;

    private final Connection wire;
    private final boolean onlySignals;
    private final Instant expires;
    private final int mostBytes;
    /** Small, because most streams are idle. */
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>(2);

    private int queued;
    private int allowed;
    private boolean draining;
    private boolean ending;
    private boolean closed;
    private long lastWritten = System.nanoTime();

    EventStream(ConnectedUser person, Connection wire, boolean onlySignals, Instant expires, int mostBytes) {
        this.person = person;
        this.wire = wire;
        this.onlySignals = onlySignals;
        this.expires = expires;
        this.mostBytes = mostBytes;
        this.allowed = mostBytes;
        wire.run(() -> wire.onDrain(this::drain));
    }

    boolean onlySignals() {
        return onlySignals;
    }

    Instant expires() {
        return expires;
    }

    /** Sends a replay, which does not count towards the bound. */
    synchronized void sendMissed(List<byte[]> parts) {
        allowed += parts.stream().mapToInt(part -> part.length).sum();
        parts.forEach(this::add);
        wake();
    }

    /**
     * Sends an event in parts, which other streams may share.
     *
     * @return false if the client is too slow; it receives nothing more
     */
    synchronized boolean send(byte[]... parts) {
        if (closed || ending) {
            return true;
        }
        for (byte[] part : parts) {
            add(part);
        }
        if (queued > allowed) {
            cut();
            return false;
        }
        wake();
        return true;
    }

    /** Writes a comment to a stream that has been idle long enough. */
    synchronized void beat(long idleNanos) {
        if (queue.isEmpty() && System.nanoTime() - lastWritten >= idleNanos) {
            send(SseFrames.HEARTBEAT);
        }
    }

    /** Whether writes are pending and none has completed for this long. */
    synchronized boolean isStalled(long nanos) {
        return !closed && !queue.isEmpty() && System.nanoTime() - lastWritten >= nanos;
    }

    /** Ends gracefully, or at once if writes are pending: a client that reads nothing would keep it open for ever. */
    synchronized void end() {
        if (!queue.isEmpty()) {
            cut();
            return;
        }
        ending = true;
        wake();
    }

    synchronized void cut() {
        closed();
        wire.cut();
    }

    synchronized void closed() {
        closed = true;
        queue.clear();
    }

    private void add(byte[] part) {
        queue.add(part);
        queued += part.length;
    }

    private void wake() {
        if (!draining && !closed) {
            draining = true;
            wire.run(this::drain);
        }
    }

    private void drain() {
        while (!wire.isFull()) {
            Buffer chunk = chunk();
            if (chunk == null) {
                // Outside the lock, because the hub has its own.
                if (isOver()) {
                    wire.end();
                }
                return;
            }
            wire.write(chunk);
        }
    }

    private synchronized boolean isOver() {
        boolean over = ending && !closed && queue.isEmpty();
        if (over) {
            closed();
        }
        return over;
    }

    /**
     * The next parts to write, or null. While the connection is full it stays draining and needs no wake-up.
     */
    private synchronized Buffer chunk() {
        if (queue.isEmpty() || closed) {
            draining = false;
            return null;
        }
        Buffer chunk = Buffer.buffer();
        while (!queue.isEmpty() && chunk.length() < CHUNK) {
            byte[] part = queue.remove();
            queued -= part.length;
            chunk.appendBytes(part);
        }
        if (queue.isEmpty()) {
            allowed = mostBytes;
        }
        lastWritten = System.nanoTime();
        return chunk;
    }
}
