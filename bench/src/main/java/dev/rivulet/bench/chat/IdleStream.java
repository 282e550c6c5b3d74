package dev.rivulet.bench.chat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An event stream on its own socket. Buffers nothing, because there are thousands. */
final class IdleStream implements AutoCloseable {
    private static final int LONGER_THAN_A_HEARTBEAT = 60_000;

    private final Socket socket = new Socket();
    private final byte[] buffer = new byte[512];

    /** Returns when the stream has begun. */
    IdleStream(int port, String authorization) throws IOException {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        socket.setSoTimeout(LONGER_THAN_A_HEARTBEAT);
        socket.getOutputStream()
                .write(("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        await("event: ready");
    }

    void skip() throws IOException {
        InputStream in = socket.getInputStream();
        while (in.available() > 0) {
            read(in);
        }
    }

    void awaitHeartbeat() throws IOException {
        await(":\n\n");
    }

    private void await(String what) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(what) < 0) {
            seen.append(read(socket.getInputStream()));
            if (seen.indexOf("HTTP/") >= 0 && !seen.toString().startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException("no stream: " + seen);
            }
        }
    }

    private String read(InputStream in) throws IOException {
        int length = in.read(buffer);
        if (length < 0) {
            throw new EOFException("the stream has ended");
        }
        return new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
