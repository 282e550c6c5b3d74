package dev.rivulet.chat.stream;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/**
 * One connection, and what waits to be written to it: bounded, for what a slow reader does not take stays in memory.
 * Thread-safe.
 */
final class EventStream {
    private static final int CHUNK = 16 * 1024;

    final ConnectedUser person;
    /** Whether it gets what happens now; not while it is still told what it missed. Guarded by the hub. */
    boolean live;

    private final Connection wire;
    private final boolean onlySignals;
    private final Instant expires;
    private final int mostBytes;
    /** Small, because most are idle most of the time. */
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

    /** Sends what was missed: as much as it is, beside the room for what comes meanwhile. */
    synchronized void sendMissed(List<byte[]> parts) {
        allowed += parts.stream().mapToInt(part -> part.length).sum();
        parts.forEach(this::add);
        wake();
    }

    /**
     * Sends an event, in parts that may be shared with other streams.
     *
     * @return false when the reader is too slow: it gets nothing more
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

    /** Writes a comment to a stream that was idle for long enough. */
    synchronized void beat(long idleNanos) {
        if (queue.isEmpty() && System.nanoTime() - lastWritten >= idleNanos) {
            send(SseFrames.HEARTBEAT);
        }
    }

    /** Whether something waits and nothing was taken for so long. */
    synchronized boolean isStalled(long nanos) {
        return !closed && !queue.isEmpty() && System.nanoTime() - lastWritten >= nanos;
    }

    /** Ends it in order, or at once where something waits: a client that takes nothing would keep it open for ever. */
    synchronized void end() {
        if (!queue.isEmpty()) {
            cut();
            return;
        }
        ending = true;
        wake();
    }

    /** Ends it at once. */
    synchronized void cut() {
        closed();
        wire.cut();
    }

    /** The connection is gone. */
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
                // Outside the lock: the end is heard of by the hub, which has its own.
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
     * What to write next; null when there is nothing. While the wire is full, it stays draining and need not be woken.
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
