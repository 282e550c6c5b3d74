package dev.rivulet.bench.chat;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Many event streams read by one thread, so that the load costs the machine little. Reports each message's {@link
 * TimedMessages stamp} as soon as it can be read.
 */
final class SubscriberSockets implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final LongConsumer onStamp;
    private final Thread thread = new Thread(this::run, "subscribers");
    private int begun;
    private volatile boolean closed;
    private volatile Exception failure;

    /** @param onStamp called on this object's thread */
    SubscriberSockets(LongConsumer onStamp) throws IOException {
        this.onStamp = onStamp;
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a stream; it may begin later. */
    void open(int port, String authorization) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.write(ByteBuffer.wrap(("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Scanner());
        selector.wakeup();
    }

    /** The number of streams that have begun; fails once one was refused or has ended. */
    synchronized int begun() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return begun;
    }

    /** What one stream has sent since its last complete line. */
    private final class Scanner {
        private final StringBuilder line = new StringBuilder();

        void scan(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                char next = (char) bytes.get();
                if (next == '\n') {
                    complete();
                    line.setLength(0);
                } else {
                    line.append(next);
                }
            }
        }

        private void complete() {
            if (line.indexOf("HTTP/") == 0 && line.indexOf(" 200 ") < 0) {
                failure = new IllegalStateException("no stream: " + line);
            } else if (line.indexOf("event: ready") == 0) {
                synchronized (SubscriberSockets.this) {
                    begun++;
                }
            } else if (line.indexOf("data: ") == 0) {
                TimedMessages.stamp(line).ifPresent(onStamp);
            }
        }
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::read, 100);
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new EOFException("a stream has ended");
            }
            ((Scanner) key.attachment()).scan(buffer.flip());
        } catch (IOException e) {
            key.cancel();
            failure = e;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
