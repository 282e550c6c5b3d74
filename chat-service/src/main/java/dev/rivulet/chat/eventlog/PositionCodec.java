package dev.rivulet.chat.eventlog;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * Encodes positions as text: four bytes that identify the topics, then each offset in variable-length bytes, in base
 * 64.
 * About 100 characters at ten thousand messages, 150 at a hundred million.
 */
public final class PositionCodec {
    private static final int MOST_BYTES = 4 + PartitionIndex.COUNT * 9;

    private final int topics;

    /**
     * @param topics identifies the topics' incarnation: recreated topics start at offset 0, which invalidates older
     *     positions
     */
    public PositionCodec(int topics) {
        this.topics = topics;
    }

    public String write(Position position) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES).putInt(topics);
        for (int index = 0; index < PartitionIndex.COUNT; index++) {
            long rest = position.at(index);
            while (rest > 0x7f) {
                bytes.put((byte) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            bytes.put((byte) rest);
        }
        ByteBuffer text = Base64.getUrlEncoder().withoutPadding().encode(bytes.flip());
        return new String(text.array(), 0, text.limit(), java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Empty unless the text is a position of these topics. The text is untrusted. */
    public Optional<Position> read(String text) {
        if (text.length() > MOST_BYTES * 4 / 3 + 1) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() < 4 || bytes.getInt() != topics) {
                return Optional.empty();
            }
            long[] next = new long[PartitionIndex.COUNT];
            for (int index = 0; index < PartitionIndex.COUNT; index++) {
                next[index] = number(bytes);
            }
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(Position.of(next));
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = bytes.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than 63 bits");
    }
}
