package dev.rivulet.gateway;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Frames of a length header and that many bytes.
 *
 * @param headerBytes 1, 2 or 4; the length is unsigned
 * @param maxBytes of a frame without its header; memory is reserved only below it
 */
public record FrameFormat(int headerBytes, ByteOrder order, int maxBytes) {

    public FrameFormat {
        requireNonNull(order, "order");
        if (headerBytes != 1 && headerBytes != 2 && headerBytes != 4) {
            throw new IllegalArgumentException("The length header has 1, 2 or 4 bytes, not " + headerBytes);
        }
        if (maxBytes < 1 || maxBytes >= 1L << 8 * headerBytes) {
            throw new IllegalArgumentException("The maximum length does not fit the header: " + maxBytes);
        }
    }

    /** Returns the next frame, or empty when the peer has ended the stream between two frames. */
    public Optional<byte[]> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(headerBytes);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < headerBytes) {
            throw new FrameException("The stream ended within a length header");
        }
        long length = length(header);
        if (length > maxBytes) {
            throw new FrameException("A frame of " + length + " bytes exceeds the limit of " + maxBytes);
        }
        byte[] frame = in.readNBytes((int) length);
        if (frame.length < length) {
            throw new FrameException("The stream ended after " + frame.length + " of " + length + " bytes of a frame");
        }
        return Optional.of(frame);
    }

    /** @throws FrameException if the frame is too long; then nothing was written */
    public void write(byte[] frame, OutputStream out) throws IOException {
        if (frame.length > maxBytes) {
            throw new FrameException("A frame of " + frame.length + " bytes exceeds the limit of " + maxBytes);
        }
        byte[] header = new byte[headerBytes];
        for (int i = 0; i < headerBytes; i++) {
            header[i] = (byte) (frame.length >>> shift(i));
        }
        out.write(header);
        out.write(frame);
    }

    private long length(byte[] header) {
        long length = 0;
        for (int i = 0; i < headerBytes; i++) {
            length |= (header[i] & 0xffL) << shift(i);
        }
        return length;
    }

    private int shift(int index) {
        return 8 * (order == ByteOrder.BIG_ENDIAN ? headerBytes - 1 - index : index);
    }
}
